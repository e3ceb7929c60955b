import { checkRows } from '@double-hundred/shared/check/check-rows';
import { linksOf } from '@double-hundred/shared/check/known-rows';
import type { Day } from '@double-hundred/shared/kernel/day';
import { builtinLedger, builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { describe, expect, it } from 'vitest';
import { demoCampaign } from './demo-campaign.ts';
import { demoLedgerRows } from './demo-ledgers.ts';
import { demoProjects } from './demo-projects.ts';
import { DEMO_UNITS } from './demo-units.ts';

describe.each(['2026-11-23', '2027-03-15', '2027-01-05'])('demo ledgers of %s', (today) => {
  const campaign = demoCampaign(today as Day);
  const rows = DEMO_UNITS.flatMap((unit, index) => {
    const projects = demoProjects(unit, index, campaign.firstDay);
    const known = new Map([['projects', projects.map((fields, place) => ({ rowId: `r${place}`, fields }))]]);
    return [...demoLedgerRows(unit, index, projects, campaign.firstDay)].flatMap(([ledger, content]) => {
      const definition = builtinLedger(ledger);
      if (definition === null) throw new Error(ledger);
      const context = { campaign, units: DEMO_UNITS, today: today as Day, ownUnitId: unit.id };
      const stored = content.map((fields, place) => ({ rowId: `r${place}`, fields }));
      const checked = checkRows(definition, context, stored, linksOf(builtinLedgers, known));
      return [...checked.values()].map(({ findings }) => ({ ledger, findings }));
    });
  });

  it('SEED every row is free of errors and of open questions', () => {
    const told = rows.flatMap(({ ledger, findings }) =>
      findings.filter(({ severity }) => severity !== 'info').map(({ ruleId, message }) => `${ledger} ${ruleId} ${message}`),
    );
    expect(told).toEqual([]);
  });

  it('SEED a few dozen rows for every ledger', () => {
    const counts = builtinLedgers.map(({ id }) => rows.filter(({ ledger }) => ledger === id).length).slice(1);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...counts)).toBeLessThanOrEqual(170);
  });
});
