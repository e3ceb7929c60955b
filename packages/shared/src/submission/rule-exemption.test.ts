import { describe, expect, it } from 'vitest';
import { checkFields } from '../check/check-fields.ts';
import type { Day } from '../kernel/day.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';
import { exemptRuleIds } from './rule-exemption.ts';

const WEEK = { unitId: 'shiqiao', ruleId: 'P022', firstDay: '2026-11-23' as Day, lastDay: '2026-11-29' as Day };

describe('EXEMPT', () => {
  it('EXEMPT a granted exemption holds for its unit, from the first to the last day of its period', () => {
    const granted = [{ ...WEEK, state: 'granted' as const }];
    const on = (unit: string, day: string) => exemptRuleIds(granted, unit, day as Day);
    expect([
      on('shiqiao', '2026-11-22'),
      on('shiqiao', '2026-11-23'),
      on('shiqiao', '2026-11-29'),
      on('shiqiao', '2026-11-30'),
    ]).toEqual([[], ['P022'], ['P022'], []]);
    expect(on('liuwan', '2026-11-23')).toEqual([]);
    expect(exemptRuleIds([{ ...WEEK, state: 'asked' }], 'shiqiao', '2026-11-23' as Day)).toEqual([]);
  });

  it('EXEMPT an exempted rule still informs, and neither holds a row nor asks for a reason', () => {
    const fields = { ...testProject('签约'), evidence: '' };
    const { evidence: _evidence, ...without } = fields;
    const severities = (exempt: readonly string[]) =>
      checkFields(projectsLedger, { ...testDistrict(), exemptRuleIds: exempt }, { key: 'r1', fields: without, peers: [] })
        .findings.filter(({ ruleId }) => ruleId === 'P022')
        .map(({ severity }) => severity);
    expect(severities([])).toEqual(['explain']);
    expect(severities(['P022'])).toEqual(['info']);
  });
});
