import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { judgesOtherwise } from './rule-after.ts';
import { ruleChangeOf, ruleEntryFault, ruleEntryOf, ruleEntryOutcome } from './rule-entry.ts';

const TODAY = '2026-11-27' as Day;
const IN_FORCE = { state: 'inForce' as const, severity: null, life: null };

const RULE = { state: 'trial' as const, severity: null, life: { trialFrom: '2026-11-20', inForceFrom: '2026-12-01' } };

describe('RULE the form of a rule', () => {
  it('RULE only what was changed is sent, and a day that was emptied is taken back', () => {
    const entry = ruleEntryOf(RULE);
    expect(ruleChangeOf(RULE, entry)).toEqual({});
    const changed = { ...entry, severity: 'info' as const, inForceFrom: '', lastDay: '2026-12-09' };
    expect(ruleChangeOf(RULE, changed)).toEqual({ severity: 'info', inForceFrom: null, lastDay: '2026-12-09' });
  });

  it('RULE days out of order are found before anything is sent; with a new state its own days count and those given beside it', () => {
    const entry = ruleEntryOf(RULE);
    expect(ruleEntryFault(RULE, entry, TODAY)).toBeNull();
    expect(ruleEntryFault(RULE, { ...entry, lastDay: '2026-11-30' }, TODAY)).toMatchObject({ field: 'inForceFrom' });
    expect(ruleEntryFault(RULE, { ...entry, trialFrom: '2026-12-02' }, TODAY)).toMatchObject({ field: 'trialFrom' });
    expect(ruleEntryFault(RULE, { ...entry, state: 'retired', lastDay: '2026-11-25' }, TODAY)).toBeNull();
  });

  it('RULE a rule brought into force with an end that has passed is found before anything is sent', () => {
    const entry = { ...ruleEntryOf(RULE), state: 'inForce' as const, lastDay: '2026-11-26' };
    expect(ruleEntryFault(RULE, entry, TODAY)).toEqual({ field: 'inForceFrom', first: TODAY, later: '2026-11-26' });
  });

  it('RULE the form tells what the rule is today once saved, and that a planned day takes one out of force until then', () => {
    const entry = ruleEntryOf(IN_FORCE);
    const outcome = (change: Partial<typeof entry>) => ruleEntryOutcome(IN_FORCE, { ...entry, ...change }, TODAY);
    expect(outcome({ severity: 'info' })).toBeNull();
    expect(outcome({ inForceFrom: '2026-12-10' })).toMatchObject({ state: 'draft', suspends: true });
    expect(outcome({ trialFrom: '2026-11-20' })).toMatchObject({ state: 'trial', suspends: true });
    expect(outcome({ inForceFrom: TODAY, lastDay: '2026-12-09' })).toMatchObject({ state: 'inForce', suspends: false });
    expect(outcome({ lastDay: '2026-12-09' })).toMatchObject({ state: 'inForce', life: { inForceFrom: TODAY }, suspends: false });
    expect(outcome({ lastDay: '2026-11-20' })).toMatchObject({ state: 'retired', suspends: false });
    expect(outcome({ state: 'draft' })).toMatchObject({ state: 'draft', suspends: false });
  });

  it('RULE rows are judged again for another state or severity today, not for a day that is only planned', () => {
    const rule = { ...IN_FORCE, parts: [{ name: '日期先后', severity: 'error' as const }] };
    expect(judgesOtherwise(rule, { state: 'inForce', severity: null })).toBe(false);
    expect(judgesOtherwise(rule, { state: 'inForce', severity: 'error' })).toBe(false);
    expect(judgesOtherwise(rule, { state: 'inForce', severity: 'info' })).toBe(true);
    expect(judgesOtherwise(rule, { state: 'draft', severity: null })).toBe(true);
  });
});
