import * as fc from 'fast-check';
import { sameValue } from '@double-hundred/shared/ledger/fields';
import { LOCAL_ERROR, MODEL_FIELDS, type ModelRow, type ModelWorkbook } from './model-workbook.ts';
import { type Bias, type Operation, operations } from './operations.ts';
import { Violation } from './watch.ts';
import { createWorld, type World, type WorldParts } from './world.ts';

export interface ModelOptions {
  readonly runs: number;
  readonly seed: number;
  readonly bias: Bias;
  readonly maxOperations: number;
  /** Give up looking after this long; null for no limit. */
  readonly limitMs: number | null;
}

export interface ModelFinding {
  /** Null when every run kept every invariant. */
  readonly violation: string | null;
  /** Runs until the violation, or all. */
  readonly runs: number;
  readonly counterexample: readonly Operation[] | null;
  readonly counts: { operations: number; syncs: number; pushes: number; lost: number; conflicts: number; epochs: number };
}

const CALM_ROUNDS = 10;

/** Drives random offices and looks for a run that breaks an invariant; the first one found is shrunk. */
export async function checkModel(parts: WorldParts, options: ModelOptions): Promise<ModelFinding> {
  const counts = { operations: 0, syncs: 0, pushes: 0, lost: 0, conflicts: 0, epochs: 0 };
  const property = fc.asyncProperty(operations(options.bias, options.maxOperations), async (list) => {
    const world = createWorld(parts);
    for (const operation of list) await world.run(operation);
    await settle(world);
    counts.operations += list.length;
    counts.syncs += world.watch.counts.syncs;
    counts.pushes += world.watch.counts.pushes;
    counts.lost += world.watch.counts.lost;
    counts.conflicts += world.watch.counts.conflicts;
    counts.epochs += list.filter((operation) => operation.kind === 'restoreServer').length;
  });
  const limit = options.limitMs === null ? {} : { interruptAfterTimeLimit: options.limitMs };
  const details = await fc.check(property, { numRuns: options.runs, seed: options.seed, ...limit });
  const violation = details.failed && details.counterexample !== null ? String(details.errorInstance) : null;
  return { violation, runs: details.numRuns, counterexample: details.counterexample?.[0] ?? null, counts };
}

/** Lets every file sync over a calm network until nothing moves, then compares files and server. */
async function settle(world: World): Promise<void> {
  const typed = new Set(world.books.flatMap((book) => [...book.tokens()]));
  let moving = true;
  for (let round = 0; moving; round += 1) {
    if (round === CALM_ROUNDS) throw new Violation('I5 the files never come to rest');
    moving = false;
    for (const book of world.books) {
      const report = await world.calmSync(book);
      if (report.outcomes.length > 0 || report.pulled > 0 || report.end !== 'clean') moving = true;
    }
  }
  const present = new Set(world.books.flatMap((book) => [...book.tokens()]));
  for (const token of typed) {
    const waits = token.startsWith(LOCAL_ERROR) || waitsBesideAnError(world, token);
    if (!(waits && present.has(token)) && !world.server.keeps(token))
      throw new Violation(`I1 ${token} is not on the server after quiet`);
  }
  for (const book of world.books) compare(world, book);
}

/** A good value in a row that the pane's own checks hold back stays in the sheet until the row is mended. */
function waitsBesideAnError(world: World, token: string): boolean {
  return world.books.some((book) => book.content.rows.some((row) => isHeldBack(row) && Object.values(row.cells).includes(token)));
}

function isHeldBack(row: ModelRow): boolean {
  return Object.values(row.cells).some((value) => value.startsWith(LOCAL_ERROR));
}

function compare(world: World, book: ModelWorkbook): void {
  const server = world.server.rows();
  const { rows, state } = book.content;
  for (const row of rows) {
    const kept = server.get(row.id ?? '');
    const blank = Object.keys(row.cells).length === 0;
    if (isHeldBack(row) || state.held[row.id ?? ''] !== undefined || (blank && kept === undefined)) continue;
    if (kept === undefined || kept.deleted)
      throw new Violation(`I5 row ${row.id} ${JSON.stringify(row.cells)} is not on the server`);
    for (const field of MODEL_FIELDS) {
      if (!sameValue(row.cells[field], kept.fields[field]))
        throw new Violation(
          `I5 ${row.id}.${field} is ${row.cells[field]} in the file and ${String(kept.fields[field])} on the server`,
        );
    }
  }
  const here = new Set(rows.map((row) => row.id));
  for (const [id, row] of server) {
    if (!row.deleted && !here.has(id) && state.shadow[id] === undefined)
      throw new Violation(`I5 row ${id} of the server never came into a file`);
  }
}
