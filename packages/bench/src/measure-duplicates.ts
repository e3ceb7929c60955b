import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { scanDuplicates } from '@double-hundred/server/src/services/duplicate/scan-duplicates.ts';
import { openBench } from './bench-services.ts';
import { projectRow } from './project-rows.ts';

/**
 * How long a search for duplicates takes over that many stored projects, and how long it keeps everybody else waiting at
 * most: `npx tsx packages/bench/src/measure-duplicates.ts 500000`. Every hundredth project is another unit's as well.
 */
async function measure(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'duplicates-'));
  try {
    const { database, services } = await openBench(folder, 24);
    for (let first = 0; first < rows; first += 10_000) await store(database, first, Math.min(rows, first + 10_000));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const start = performance.now();
    const { scanned, found } = await scanDuplicates({ ...services, store: services.duplicates }, { id: 'office' });
    const seconds = (performance.now() - start) / 1_000;
    delay.disable();
    const waits = { longestWaitMs: Math.round(delay.max / 1e6), waitP99Ms: Math.round(delay.percentile(99) / 1e6) };
    process.stdout.write(`${JSON.stringify({ scanned, found, seconds: Number(seconds.toFixed(1)), ...waits })}\n`);
    await database.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Stored = Awaited<ReturnType<typeof openBench>>['database'];

/** Writes rows as pushes leave them, without judging them. */
async function store(database: Stored, first: number, end: number): Promise<void> {
  const rows = Array.from({ length: end - first }, (_, index) => {
    const number = first + index;
    const twin = number % 100 === 0 ? number + 1 : number;
    const unit = `unit${(number % 24) + 1}`;
    const rowId = `r${String(number).padStart(25, '0')}`;
    return [rowId, unit, number + 1, { rowId, rev: 1, seq: number + 1, deleted: false, fields: projectRow(twin, unit) }];
  });
  const json = JSON.stringify(rows);
  const from = 'FROM json_each(?) AS j';
  await database.exclusive((turn) =>
    turn.write([
      {
        sql: `INSERT INTO row_revision (seq, row_id, rev, deleted, mutation_id, confirmed, wire, push_id)
          SELECT j.value ->> 2, j.value ->> 0, 1, 0, j.value ->> 0, 0, j.value -> 3, 1 ${from}`,
        args: [json],
      },
      {
        sql: `INSERT INTO ledger_row (row_id, unit_id, ledger, rev, seq, created_seq, deleted, unexplained)
          SELECT j.value ->> 0, j.value ->> 1, 'projects', 1, j.value ->> 2, j.value ->> 2, 0, 0 ${from}`,
        args: [json],
      },
    ]),
  );
}

await measure(Number(process.argv[2] ?? 500_000));
