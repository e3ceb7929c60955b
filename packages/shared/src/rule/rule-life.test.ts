import { describe, expect, it } from 'vitest';
import { checkFields } from '../check/check-fields.ts';
import type { Day } from '../kernel/day.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';
import type { Severity } from './finding.ts';
import { ruleStateOn, type RuleSetting, withRuleSettings } from './rule-life.ts';

const district = testDistrict();
const day = (text: string) => text as Day;

/** How the rule is reported for a row that breaks it, today; null when it says nothing. */
function reported(
  ruleId: string,
  setting: Omit<RuleSetting, 'ruleId'>,
  changes: Parameters<typeof testProject>[1],
): Severity | null {
  const definition = withRuleSettings(projectsLedger, [{ ruleId, ...setting }], 2);
  const { findings } = checkFields(definition, district, { key: 'r1', fields: testProject('签约', changes), peers: [] });
  return findings.find((finding) => finding.ruleId === ruleId)?.severity ?? null;
}

describe('the life of a rule', () => {
  it('RULE goes from draft over trial and in force to retired, by its days', () => {
    const life = { trialFrom: '2026-11-10', inForceFrom: '2026-11-20', lastDay: '2026-11-30' };
    const states = ['2026-11-09', '2026-11-10', '2026-11-19', '2026-11-20', '2026-11-30', '2026-12-01'];
    expect(states.map((text) => ruleStateOn(life, day(text)))).toEqual([
      'draft',
      'trial',
      'trial',
      'inForce',
      'inForce',
      'retired',
    ]);
    expect(ruleStateOn({}, day('2026-11-20'))).toBe('draft');
    expect(ruleStateOn(undefined, day('2026-11-20'))).toBe('inForce');
    expect(ruleStateOn({ inForceFrom: '2026-11-20' }, day('2026-11-19'))).toBe('draft');
  });

  it('P004 is silent as a draft, informs on trial, and is an error in force', () => {
    const wrong = { fixedAssetInvestmentYuan: 900_000_000_000 };
    const { today } = district;
    expect(reported('P004', { severity: null, life: {} }, wrong)).toBeNull();
    expect(reported('P004', { severity: null, life: { trialFrom: today } }, wrong)).toBe('info');
    expect(reported('P004', { severity: null, life: { inForceFrom: today } }, wrong)).toBe('error');
    expect(reported('P004', { severity: 'explain', life: null }, wrong)).toBe('explain');
    expect(reported('P004', { severity: null, life: { inForceFrom: '2026-01-01', lastDay: '2026-01-31' } }, wrong)).toBeNull();
  });

  it('P007 takes the severity the office sets for all its matches', () => {
    const definition = withRuleSettings(projectsLedger, [{ ruleId: 'P007', severity: 'info', life: null }], 2);
    const fields = testProject('签约', { projectCode: '2608-320698-99-01-123456' });
    const peers = [{ key: 'r0', fields, stands: true }];
    const { findings } = checkFields(definition, district, { key: 'r1', fields, peers });
    expect(findings.filter(({ ruleId }) => ruleId === 'P007').map(({ severity }) => severity)).toEqual(['info']);
  });
});
