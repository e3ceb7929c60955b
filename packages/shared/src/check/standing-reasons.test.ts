import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { reasonGrounds } from '../rule/reason-grounds.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';
import type { SheetRow } from './row.ts';
import { createSheetChecker } from './sheet-checker.ts';

const WRITTEN = '2026-11-23' as Day;
const LATER = '2026-11-26' as Day;
const REASON = '用地手续未办完';
const fields = testProject('签约', { plannedStartDay: '2026-11-01', plannedCompletionDay: '2026-11-25' });

function checked(today: Day, beside: Partial<SheetRow>) {
  const context = testDistrict({ today });
  const checker = createSheetChecker(projectsLedger, context);
  checker.load([{ key: 'r1', cells: cellsOfFields(projectsLedger, fields, context), ...beside }]);
  const row = checker.get('r1');
  if (row === null) throw new Error('no row');
  return row;
}

const groundsOn = (today: Day) => ({ P010: reasonGrounds(projectsLedger, 'P010', checked(today, {}).findings, fields) });

describe('reasons as days go by', () => {
  it('P010 a reason for a start that is late is none for the completion that is late since', () => {
    const own = { explanations: { P010: REASON }, grounds: groundsOn(WRITTEN) };
    expect(checked(WRITTEN, own)).toMatchObject({ reasons: { P010: REASON }, unexplained: false });
    expect(checked(LATER, own)).toMatchObject({ reasons: {}, unexplained: true });
    const again = { explanations: { P010: REASON }, grounds: groundsOn(LATER) };
    expect(checked(LATER, again)).toMatchObject({ reasons: { P010: REASON }, unexplained: false });
  });

  it('P010 what the server was told before is none for what is late since, in whatever file it is read', () => {
    const told = { accepted: fields, acceptedReasons: { P010: REASON }, lastConfirmedDay: WRITTEN };
    expect(checked(WRITTEN, told)).toMatchObject({ reasons: { P010: REASON }, unexplained: false });
    expect(checked(LATER, told)).toMatchObject({ reasons: {}, unexplained: true });
    expect(checked(LATER, { ...told, lastConfirmedDay: LATER })).toMatchObject({ unexplained: false });
    const own = { ...told, explanations: { P010: REASON }, grounds: groundsOn(WRITTEN) };
    expect(checked(LATER, own)).toMatchObject({ reasons: {}, unexplained: true });
  });

  it('P010 what the server holds for all that was late by then stands, whatever the same words were once written for here', () => {
    const own = { explanations: { P010: REASON }, grounds: groundsOn(WRITTEN) };
    const told = { accepted: fields, acceptedReasons: { P010: REASON }, lastConfirmedDay: LATER };
    expect(checked(LATER, { ...told, ...own })).toMatchObject({ reasons: { P010: REASON }, unexplained: false });
  });

  it('P010 more days do not ask again for what was explained, nor does a reason of a file from before', () => {
    const { P010 } = groundsOn(LATER);
    const own = { explanations: { P010: REASON }, grounds: { P010 } };
    expect(checked('2026-12-20' as Day, own)).toMatchObject({ unexplained: false });
    const { '': _asked, ...values } = P010;
    expect(checked(LATER, { ...own, grounds: { P010: values } })).toMatchObject({ unexplained: false });
  });
});
