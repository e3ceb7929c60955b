import { SELF_TEST } from '@double-hundred/shared/message/self-test';
import type { SchedulePort } from '../../ports/schedule-port.ts';
import type { CellContent, SheetPort } from '../../ports/sheet-port.ts';
import { LEDGER_ROWS, NOTES_ROWS, type SheetCase, type SheetCaseHost } from './sheet-case.ts';

/** How one case of the port's contract went in the open workbook. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'ok' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly detail: string;
}

/**
 * Runs the cases on scratch sheets of the open workbook, fresh for each and removed after it. The pane plays the person at
 * the keyboard; what only a person can do (undo, protect) is skipped. Rejects when no scratch sheet can be made.
 */
export async function runCases(
  port: SheetPort,
  schedule: SchedulePort,
  cases: readonly SheetCase[],
  onResult: (result: CaseResult) => void,
): Promise<void> {
  const shown = (await port.sheets()).find((sheet) => sheet.active)?.name;
  try {
    for (const one of cases) onResult(await runCase(port, schedule, one));
  } finally {
    if (shown !== undefined) await port.select(shown, 1, 1);
  }
}

async function runCase(port: SheetPort, schedule: SchedulePort, { id, title, needs = [], run }: SheetCase): Promise<CaseResult> {
  const began = schedule.elapsed();
  const result = (outcome: CaseResult['outcome'], detail: string): CaseResult => ({
    id,
    title,
    outcome,
    milliseconds: Math.round(schedule.elapsed() - began),
    detail,
  });
  const host = await openScratch(port, schedule);
  try {
    if (needs.some((ability) => host.user[ability] === undefined)) return result('skipped', '');
    await run(host);
    return result('ok', '');
  } catch (error) {
    return result('failed', error instanceof Error ? error.message : String(error));
  } finally {
    for (const sheet of [host.ledger, host.notes]) await port.removeSheet(sheet).catch(() => undefined);
  }
}

async function openScratch(port: SheetPort, schedule: SchedulePort): Promise<SheetCaseHost> {
  const contents = LEDGER_ROWS.map((row) =>
    row.map((cell): CellContent => (cell !== null && typeof cell === 'object' ? cell.value : cell)),
  );
  const ledger = await port.addSheet(SELF_TEST.scratch, contents);
  const notes = await port.addSheet(SELF_TEST.scratchNotes, NOTES_ROWS);
  const formatted = LEDGER_ROWS.flatMap((row, index) =>
    row.flatMap((cell, column) =>
      cell !== null && typeof cell === 'object' ? [{ row: index + 1, column: column + 1, ...cell }] : [],
    ),
  );
  await port.write(ledger, formatted);
  await port.select(ledger, 1, 1);
  return {
    port,
    user: {
      async type(sheet, row, column, value) {
        await port.write(sheet, [{ row, column, value }]);
      },
    },
    ledger,
    notes,
    merged: false,
    wait: (milliseconds) => new Promise((resolve) => void schedule.after(milliseconds, resolve)),
  };
}
