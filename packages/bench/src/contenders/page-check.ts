import { createCheckPace } from '@double-hundred/addin/app/check-pace';
import { createSheetCheck } from '@double-hundred/addin/app/check-sheet';
import { createBrowserSchedule } from '@double-hundred/addin/browser/browser-schedule';
import { linksOf } from '@double-hundred/shared/check/known-rows';
import { createSheetChecker } from '@double-hundred/shared/check/sheet-checker';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { testDistrict } from '@double-hundred/shared/testing/district';
import { type CheckContender, checker } from '../check-contenders.ts';
import { benchContext } from '../district.ts';
import { ledgerRow } from '../ledger-rows.ts';
import { sheetReader } from '../sheet-reading.ts';
import { sheetRows } from '../workbook-seeds.ts';

const UNIT = 'shiqiao';
/** Runs before the clock starts. */
const WARMING = 10;

/**
 * Milliseconds one contender takes over that many rows of each built-in ledger, warm: the median of the runs. The ledgers
 * take turns, as in a workbook that holds them all, so that none is timed while the engine still compiles it.
 */
export function msByLedger(contender: CheckContender, rowCount: number, runs: number): Record<string, number> {
  const checks = builtinLedgers.map(({ id }) => ({ id, check: checker(contender, id, rowCount), times: [] as number[] }));
  for (let run = -WARMING; run < runs; run += 1)
    for (const { id, check, times } of checks) {
      const start = performance.now();
      const failures = check();
      const took = performance.now() - start;
      if (failures !== rowCount / 20)
        throw new Error(`${contender} found ${failures} bad rows in ${id} instead of ${rowCount / 20}`);
      if (run >= 0) times.push(took);
    }
  return Object.fromEntries(checks.map(({ id, times }) => [id, middle(times)]));
}

/** Milliseconds to read and judge that many rows of each ledger with all rules, beside all projects and their past. */
export function msOfAllRules(rowCount: number): Record<string, number> {
  const context = testDistrict();
  const projects = Array.from({ length: rowCount }, (_, number) => ({
    rowId: `r${number}`,
    fields: ledgerRow('projects', number, UNIT),
  }));
  const known = new Map([
    ['projects', projects],
    ['issues', []],
  ]);
  return Object.fromEntries(
    builtinLedgers.map((definition) => {
      const rows = sheetRows(definition, rowCount, UNIT, context.units);
      const links = linksOf(builtinLedgers, known);
      const sheet = createSheetChecker(definition, context, { links });
      return [definition.id, time(() => sheet.load(rows))];
    }),
  );
}

/** The pane's own check of a sheet read again with nothing changed, against the least work that could tell so. */
export async function unchangedSheet(rowCount: number): Promise<{ unchanged: number; plainDiff: number }> {
  const context = benchContext();
  const read = sheetReader(rowCount, context.units);
  const sheet = paneCheck();
  await sheet.check(read());
  const unchangedTimes: number[] = [];
  const diffTimes: number[] = [];
  let now = read();
  for (let run = 0; run < 3; run += 1) {
    const before = performance.now();
    await sheet.check(now);
    unchangedTimes.push(performance.now() - before);
    const next = read();
    diffTimes.push(time(() => plainDiff(now, next)));
    now = next;
  }
  return { unchanged: middle(unchangedTimes), plainDiff: middle(diffTimes) };
}

function paneCheck(): ReturnType<typeof createSheetCheck> {
  const context = benchContext();
  const state = newFileState({
    fileId: 'f',
    replicaId: 'p',
    unit: 'unit1',
    ledger: projectsLedger.id,
    schemaVersion: projectsLedger.version,
  });
  return createSheetCheck({
    definition: projectsLedger,
    pace: createCheckPace(
      createBrowserSchedule(window, () => 0.5),
      () => undefined,
    ),
    context: () => context,
    state: () => state,
  });
}

// The limit: compare every value with the one before.
function plainDiff(left: ReturnType<ReturnType<typeof sheetReader>>, right: typeof left): number {
  let changed = 0;
  for (let row = 0; row < right.rows.length; row += 1) {
    const before = left.rows[row];
    const after = right.rows[row];
    if (before === undefined || after === undefined) continue;
    for (let column = 0; column < after.length; column += 1) if (before[column]?.value !== after[column]?.value) changed += 1;
  }
  return changed;
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[times.length >> 1] ?? Number.NaN;
}
