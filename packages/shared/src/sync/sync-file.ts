import { PUSH_LIMITS } from '../protocol/push.ts';
import { catchUp } from './absorb-changes.ts';
import { diffRows } from './diff.ts';
import { enterEpoch } from './epoch.ts';
import type { FileState } from './file-state.ts';
import { pullChanges } from './pull-changes.ts';
import { pushOutbox } from './push-outbox.ts';
import { type Repair, repairIds } from './repair.ts';
import type { SyncReport, UnsentRow } from './sync-report.ts';
import { absorb, notingRefusals, save, type Stop, stopFor, type SyncDeps, type SyncRun } from './sync-run.ts';

const ROUNDS = 6;
const EPOCHS = 3;

/**
 * Brings one workbook and the server together: opens the file, sends what the clerk changed, takes in what others
 * changed, and goes round until nothing is left. Expected failures come back in the report; a run may be cut off at
 * any point, by a crash too, and the next one goes on from the saved state without losing anything typed.
 */
export async function syncFile(deps: SyncDeps): Promise<SyncReport> {
  const refusals: unknown[] = [];
  const run: SyncRun = {
    deps: notingRefusals(deps, refusals),
    state: deps.state,
    limits: PUSH_LIMITS,
    outcomes: new Map(),
    tooLarge: new Map(),
    pulled: 0,
  };
  const told: Told = {
    forked: false,
    epochChanged: false,
    unsent: [],
    missing: [],
    emptied: [],
    repaired: { created: 0, adopted: 0, copied: 0 },
  };
  const stop = await whole(run, told).catch((reason: unknown): Stop => {
    if (!refusals.includes(reason)) throw reason;
    return { end: 'failed', failure: { kind: 'sheet', reason } };
  });
  return {
    ...told,
    end: stop?.end ?? 'clean',
    failure: stop?.failure ?? null,
    state: run.state,
    outcomes: [...run.outcomes.values()],
    waiting: Object.keys(run.state.outbox).length,
    pulled: run.pulled,
  };
}

type Told = { -readonly [K in 'forked' | 'epochChanged' | 'unsent' | 'missing' | 'emptied' | 'repaired']: SyncReport[K] };

async function whole(run: SyncRun, told: Told): Promise<Stop | null> {
  const stop = (await openFile(run, told)) ?? (await goRound(run, told));
  if (stop !== null || run.state.writing === undefined) return stop;
  const { writing: _allTakenIn, ...state } = run.state;
  await save(run, state);
  return null;
}

async function goRound(run: SyncRun, told: Told): Promise<Stop | null> {
  let epochs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const held = await prepare(run, told);
    if (held !== null) return held;
    if (round > 0 && Object.keys(run.state.outbox).length === 0) return null;
    const stop = (await pushOutbox(run)) ?? (await pullChanges(run));
    const epoch = newEpochOf(stop);
    if (epoch !== null && epochs < EPOCHS) {
      epochs += 1;
      round = -1;
      told.epochChanged = true;
      await save(run, enterEpoch(run.state, epoch));
    } else if (stop !== null) return stop;
  }
  const held = await prepare(run, told);
  return held ?? (Object.keys(run.state.outbox).length === 0 ? null : { end: 'pending', failure: null });
}

async function openFile(run: SyncRun, told: Told): Promise<Stop | null> {
  if (run.deps.signal?.aborted === true) return { end: 'cancelled', failure: null };
  const { fileId, replicaId, incarnation, unit, ledger, schemaVersion } = run.state;
  const answer = await run.deps.server.open({ fileId, replicaId, incarnation, unit, ledger, schemaVersion });
  if (!answer.ok) return stopFor(answer.error);
  run.limits = answer.value.limits;
  told.forked = answer.value.forked;
  told.epochChanged = run.state.epoch !== null && run.state.epoch !== answer.value.epoch;
  const entered = enterEpoch(run.state, answer.value.epoch);
  await save(run, { ...entered, replicaId: answer.value.replicaId, incarnation: answer.value.incarnation });
  return null;
}

/** Mends ids, lets the server's value into cells whose edit was taken back, and puts the clerk's changes in flight. */
async function prepare(run: SyncRun, told: Told): Promise<Stop | null> {
  const { sheet, ids, sendable, businessKeys, missingConfirmed } = run.deps;
  const repair = repairIds(run.state, await sheet.readRows(), { ids, ...(businessKeys === undefined ? {} : { businessKeys }) });
  told.missing = repair.missing;
  if (repair.hold && missingConfirmed !== true) return { end: 'held', failure: null };
  told.repaired = addCounts(told.repaired, repair);
  if (repair.patches.length > 0) await sheet.applyPatches(repair.patches);
  await absorb(run, (rows) => catchUp(run.state, rows, ids));
  const diff = diffRows(run.state, await sheet.readRows(), {
    ids,
    copiedFrom: repair.copiedFrom,
    ...(sendable === undefined ? {} : { sendable }),
  });
  told.emptied = diff.emptied;
  const { state, unsent } = withoutPutOff(run, withoutTooLarge(run, { state: diff.state, unsent: diff.unsent }));
  told.unsent = unsent;
  await save(run, state);
  return null;
}

interface Prepared {
  readonly state: FileState;
  readonly unsent: readonly UnsentRow[];
}

/** Mutations found too big in this run are taken out again, so that the run can end. */
function withoutTooLarge(run: SyncRun, { state, unsent }: Prepared): Prepared {
  if (run.tooLarge.size === 0) return { state, unsent };
  const outbox = Object.fromEntries(Object.entries(state.outbox).filter(([rowId]) => !run.tooLarge.has(rowId)));
  const tooLarge = [...run.tooLarge.values()].map(({ rowId, rowNo }) => ({
    rowId,
    row: rowNo ?? 0,
    reason: 'tooLarge' as const,
  }));
  return { state: { ...state, outbox }, unsent: [...unsent, ...tooLarge] };
}

/** Rows that a locked period has refused in this run, or a busy server has not reached, wait for the next one. */
function withoutPutOff(run: SyncRun, { state, unsent }: Prepared): Prepared {
  const putOff = Object.values(state.outbox).flatMap(({ rowId, rowNo }): UnsentRow[] => {
    const reason = run.outcomes.get(rowId)?.status;
    return reason === 'locked' || reason === 'deferred' ? [{ rowId, row: rowNo ?? 0, reason }] : [];
  });
  if (putOff.length === 0) return { state, unsent };
  const outbox = { ...state.outbox };
  for (const { rowId } of putOff) delete outbox[rowId];
  return { state: { ...state, outbox }, unsent: [...unsent, ...putOff] };
}

function newEpochOf(stop: Stop | null): string | null {
  const failure = stop?.failure;
  return failure?.kind === 'problem' && failure.code === 'EPOCH_CHANGED' ? (failure.epoch ?? null) : null;
}

function addCounts(counts: SyncReport['repaired'], repair: Repair): SyncReport['repaired'] {
  const { created, adopted, copied } = repair.counts;
  return { created: counts.created + created, adopted: counts.adopted + adopted, copied: counts.copied + copied };
}
