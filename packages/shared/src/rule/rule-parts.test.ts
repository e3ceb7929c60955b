import { describe, expect, it } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { rulePartsOf, severityChanges } from './rule-parts.ts';

describe('RULE parts of a rule', () => {
  const parts = rulePartsOf(projectsLedger, 'P003');

  it('RULE one severity for all parts is told part by part: what rises, what falls, and nothing of what stays', () => {
    const changes = severityChanges({ parts, severity: null }, 'explain');
    expect(changes.map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      '日期先后（开工日期→竣工日期） error explain',
      '日期先后（开工日期→投产日期） error explain',
      '日期先后（签约日期→注册日期） info explain',
      '日期先后（签约日期→立项日期） info explain',
      '日期先后（注册日期→立项日期） info explain',
    ]);
    expect(severityChanges({ parts, severity: 'explain' }, 'explain')).toEqual([]);
  });

  it('RULE taking a severity back brings each part to what the definition says', () => {
    expect(severityChanges({ parts, severity: 'error' }, null).map(({ to }) => to)).not.toContain('error');
  });

  it('RULE matches of one rule are parts of their own', () => {
    expect(rulePartsOf(projectsLedger, 'P007').length).toBeGreaterThan(1);
  });
});
