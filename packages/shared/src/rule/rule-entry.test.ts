import { describe, expect, it } from 'vitest';
import { ruleChangeOf, ruleEntryFault, ruleEntryOf } from './rule-entry.ts';

const RULE = { state: 'trial' as const, severity: null, life: { trialFrom: '2026-11-20', inForceFrom: '2026-12-01' } };

describe('RULE the form of a rule', () => {
  it('RULE only what was changed is sent, and a day that was emptied is taken back', () => {
    const entry = ruleEntryOf(RULE);
    expect(ruleChangeOf(RULE, entry)).toEqual({});
    const changed = { ...entry, severity: 'info' as const, inForceFrom: '', lastDay: '2026-12-09' };
    expect(ruleChangeOf(RULE, changed)).toEqual({ severity: 'info', inForceFrom: null, lastDay: '2026-12-09' });
  });

  it('RULE days out of order are found before anything is sent; with a new state only the days given beside it count', () => {
    const entry = ruleEntryOf(RULE);
    expect(ruleEntryFault(RULE, entry)).toBeNull();
    expect(ruleEntryFault(RULE, { ...entry, lastDay: '2026-11-30' })).toMatchObject({ field: 'inForceFrom' });
    expect(ruleEntryFault(RULE, { ...entry, trialFrom: '2026-12-02' })).toMatchObject({ field: 'trialFrom' });
    expect(ruleEntryFault(RULE, { ...entry, state: 'retired', lastDay: '2026-11-25' })).toBeNull();
  });
});
