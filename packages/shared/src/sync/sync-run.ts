import type { IdSource } from '../kernel/ids.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { Mutation } from '../protocol/push.ts';
import type { Absorbed } from './absorb-results.ts';
import type { FileState, OwnWriting } from './file-state.ts';
import type { RowOutcome, SyncEnd, SyncFailure, SyncProgress } from './sync-report.ts';
import type { AbortSignalLike, CallFailure, SyncServer } from './sync-server.ts';
import type { SheetPatch, SyncRow, SyncSheet } from './sync-sheet.ts';

export interface SyncDeps {
  /** The state as last saved. Nobody else may change it while a run goes on. */
  readonly state: FileState;
  readonly sheet: SyncSheet;
  readonly server: SyncServer;
  /** Keeps the state inside the workbook; called after every step, always after the sheet was written. */
  readonly saveState: (state: FileState) => Promise<void>;
  readonly ids: IdSource;
  /** Whether a row may be sent, by its key in checks; rows held by errors stay in the sheet and are listed. */
  readonly sendable?: (key: string) => boolean;
  /** Keys two rows share when they may be the same row of the ledger. */
  readonly businessKeys?: (fields: RowFields) => readonly string[];
  /** A person has seen that many rows are missing and wants the rest sent. */
  readonly missingConfirmed?: boolean;
  readonly signal?: AbortSignalLike;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Waits some milliseconds when the server asks for it between two pushes. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** A run under way. `state` is what has been saved. */
export interface SyncRun {
  readonly deps: SyncDeps;
  state: FileState;
  limits: { mutations: number; bytes: number };
  readonly outcomes: Map<string, RowOutcome>;
  readonly tooLarge: Map<string, Mutation>;
  pulled: number;
}

/** Why a run stops before it is clean. */
export type Stop = { readonly end: Exclude<SyncEnd, 'clean'>; readonly failure: SyncFailure | null };

/**
 * Takes something into the file: reads the sheet again, because the clerk went on typing while a call was under way,
 * notes what it is about to write, writes the cells, and only then saves the state. Cut off in between, the next run
 * knows its own writing from the clerk's; the other way round old cells would pass for edits.
 */
export async function absorb(run: SyncRun, work: (rows: readonly SyncRow[]) => Absorbed): Promise<void> {
  const before = run.state;
  const absorbed = work(await run.deps.sheet.readRows());
  if (absorbed.patches.length > 0) {
    const writing = withWriting(before.writing ?? {}, absorbed.patches);
    if (writing !== null) await save(run, { ...before, writing });
    await run.deps.sheet.applyPatches(absorbed.patches);
  }
  if (absorbed.state !== before) await save(run, withoutSettled(before, absorbed.state));
}

/** Forgets what a cut-off run was about to write once the row it belonged to has been taken in anew. */
function withoutSettled(before: FileState, state: FileState): FileState {
  const { writing, ...rest } = state;
  const open = Object.entries(writing ?? {}).filter(([rowId]) => state.shadow[rowId] === before.shadow[rowId]);
  return open.length === 0 ? rest : { ...rest, writing: Object.fromEntries(open) };
}

function withWriting(
  earlier: Readonly<Record<string, OwnWriting>>,
  patches: readonly SheetPatch[],
): Record<string, OwnWriting> | null {
  const writing: Record<string, OwnWriting> = { ...earlier };
  let more = false;
  for (const patch of patches) {
    if (patch.kind !== 'setCells' && patch.kind !== 'insert') continue;
    const cells = Object.entries(patch.kind === 'setCells' ? patch.set : patch.fields);
    const before = earlier[patch.rowId] ?? {};
    writing[patch.rowId] = {
      ...before,
      ...Object.fromEntries(cells.map(([field, value]) => [field, [...(before[field] ?? []), value]])),
    };
    more = true;
  }
  return more ? writing : null;
}

/** Saves a state that differs from the one saved last. */
export async function save(run: SyncRun, state: FileState): Promise<void> {
  if (state === run.state) return;
  await run.deps.saveState(state);
  run.state = state;
}

/** How a failed call ends the run. */
export function stopFor(failure: CallFailure): Stop {
  return failure.kind === 'cancelled' ? { end: 'cancelled', failure: null } : { end: 'failed', failure };
}

/** The run's dependencies, noting what the host refuses: that is an expected failure, anything else thrown is not. */
export function notingRefusals(deps: SyncDeps, refusals: unknown[]): SyncDeps {
  const noted = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (reason) {
      refusals.push(reason);
      throw reason;
    }
  };
  const sheet: SyncSheet = {
    readRows: () => noted(() => deps.sheet.readRows()),
    applyPatches: (patches) => noted(() => deps.sheet.applyPatches(patches)),
  };
  return { ...deps, sheet, saveState: (state) => noted(() => deps.saveState(state)) };
}
