import { setImmediate } from 'node:timers/promises';
import type { KnownRows } from '@double-hundred/shared/check/known-rows';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import { NO_LINKS } from '@double-hundred/shared/check/row-links';
import { campaignMoment } from '@double-hundred/shared/kernel/clock';
import { type MigrationStep, migratedChanges } from '@double-hundred/shared/definition/migration';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import { syncText } from '@double-hundred/shared/message/sync';
import type { MutationResult, PushRequest, PushResponse } from '@double-hundred/shared/protocol/push';
import { PUSH_LIMITS } from '@double-hundred/shared/protocol/push';
import type { KeptBeside, KeptMutation, PushGround, SyncTurn } from '../../store/sync-store.ts';
import {
  type CallRefusal,
  batchTooLarge,
  epochChanged,
  ledgerNotFound,
  mutationsWithoutId,
  noCampaign,
  schemaOutdated,
  serverBusy,
} from './call-refusal.ts';
import { codesIn, codesOf } from './codes-elsewhere.ts';
import { followNames } from './follow-names.ts';
import { linksInTurn, looksBeyond } from './push-links.ts';
import { settleGroups, withJudgements } from './settle-groups.ts';
import { payloadHash } from './payload-hash.ts';
import { commitOf } from './push-commit.ts';
import { type PushDraft, createPushDraft } from './push-draft.ts';
import { type DecidedPush, createPushQueue } from './push-queue.ts';
import { emptyResult, foreignResult, resultOf, reusedResult } from './push-result.ts';
import { type ReadMutation, readWithinLevels } from './read-mutation.ts';
import { type PreparedMutation, type PushContext, prepareMutation, settleMutation } from './settle-mutation.ts';
import { settleGroup } from './settle-group.ts';
import { settleReferring } from './settle-referring.ts';
import type { SyncAuthor, SyncDeps } from './sync-deps.ts';

export type PushMode = 'commit' | 'validate';

/**
 * Says, once the results are known and before anything is stored, what is kept in the same transaction; null: nothing of
 * the push is to be stored.
 */
export type DecideBeside = (results: readonly MutationResult[]) => KeptBeside | null;

/** Takes the changes of one file. `known` are rows of other ledgers that count as stored while a push is only tried. */
export type PushService = (
  request: PushRequest,
  author: SyncAuthor,
  mode: PushMode,
  beside?: DecideBeside,
  known?: KnownRows,
) => Promise<Result<PushResponse, CallRefusal>>;

const NOTHING_BESIDE: DecideBeside = () => ({ audits: [] });
const NOTHING_KNOWN = { links: NO_LINKS, elsewhere: new Set<string>(), inspected: new Set<string>() };
const QUEUE_LIMIT = 512;
const QUEUE_SLOW = 32;
const RETRY_SECONDS = 2;

/** Rows worked on before other calls are let in. */
const SLICE_ROWS = 50;

/**
 * The push: stored as a whole or not at all, one result per mutation. A row that is refused, conflicts or belongs
 * elsewhere never delays its neighbours; `validate` gives the same answers and leaves no trace. Ledger, rules and campaign
 * are those of its turn, however long it waited.
 */
export function createPushService(deps: SyncDeps): PushService {
  const limit = deps.queueLimit ?? QUEUE_LIMIT;
  const takeTurn = createPushQueue(deps.store);
  let waiting = 0;
  return async (request, author, mode, beside, known) => {
    const context = contextOf(deps, request, author);
    if (!context.ok) return context;
    const read = readAll(request.muts);
    if (!read.ok) return read;
    if (waiting >= limit) return err(serverBusy(RETRY_SECONDS));
    waiting += 1;
    try {
      const arrived = await withHashes(context.value, read.value);
      const ledgers = deps.reference.definitions();
      const answer = await takeTurn({
        claims: claimsOf(context.value, inPresentWords(deps, request, arrived), ledgers),
        outdated: () => deps.reference.definitions() !== ledgers,
        mutations: arrived.length,
        async decide(turn) {
          const now = contextOf(deps, request, author);
          if (!now.ok) return { answer: now, commit: null };
          const given = { mode, beside, known: mode === 'validate' ? known : undefined };
          return decidePush(deps, now.value, turn, request, inPresentWords(deps, request, arrived), given);
        },
      });
      if (!answer.ok || waiting <= QUEUE_SLOW) return answer;
      return ok({ ...answer.value, backoffMs: waiting * 20 });
    } finally {
      waiting -= 1;
    }
  };
}

function contextOf(deps: SyncDeps, request: PushRequest, author: SyncAuthor): Result<PushContext, CallRefusal> {
  const definition = deps.reference.definition(request.ledger);
  if (definition === null) return err(ledgerNotFound(request.ledger));
  if (request.schemaVersion < definition.minVersion) return err(schemaOutdated(definition.minVersion, definition.version));
  if (request.muts.length > PUSH_LIMITS.mutations) return err(batchTooLarge());
  const ledgerContext = deps.reference.context(request.unit);
  if (ledgerContext === null) return err(noCampaign());
  const at = new Date(deps.clock.now()).toISOString();
  const now = campaignMoment(deps.clock);
  const byOffice = author.role === 'districtOffice';
  const steps = (version: number) => deps.reference.stepsSince?.(request.ledger, version) ?? [];
  // Parts of a text that was split may have been emptied since: an edit does not fill them again.
  const behind = { since: steps(request.schemaVersion).filter(({ kind }) => kind !== 'split'), ever: steps(0) };
  const context = { definition, unitId: request.unit, author, at, now, ids: deps.ids, locks: [], behind };
  return ok({ ...context, ledgerContext: byOffice ? { ...ledgerContext, byOffice } : ledgerContext, ...NOTHING_KNOWN });
}

interface Unhashed {
  readonly raw: object;
  readonly read: ReadMutation;
}
interface Arrived extends Unhashed {
  readonly payloadHash: string;
}

function readAll(muts: readonly unknown[]): Result<readonly Unhashed[], CallRefusal> {
  const arrived: Unhashed[] = [];
  const missing: { pointer: string; detail: string }[] = [];
  muts.forEach((sent, index) => {
    const { raw, read } = readWithinLevels(sent);
    if (read === null || typeof raw !== 'object' || raw === null)
      missing.push({ pointer: `/muts/${index}/id`, detail: syncText.missingId });
    else arrived.push({ raw, read });
  });
  return missing.length > 0 ? err(mutationsWithoutId(missing.slice(0, 100))) : ok(arrived);
}

/** Fingerprints need nothing that is stored, so they are made while other pushes have their turn. */
async function withHashes({ definition, unitId }: PushContext, read: readonly Unhashed[]): Promise<readonly Arrived[]> {
  const arrived: Arrived[] = [];
  for (const [index, each] of read.entries()) {
    if (index % SLICE_ROWS === SLICE_ROWS - 1) await setImmediate();
    arrived.push({ ...each, payloadHash: payloadHash(unitId, definition.id, each.raw) });
  }
  return arrived;
}

/**
 * What a push must have to itself: its ledger, rows and mutations; the ledgers it refers to, in all units if the office
 * keeps it, and those that refer to it;
 * the codes by which other units would recognise its rows.
 */
function claimsOf(
  { definition, unitId, ledgerContext }: PushContext,
  arrived: readonly Arrived[],
  ledgers: readonly LedgerDefinition[],
): readonly string[] {
  const linked = ledgers.filter(({ id }) => linkedLedgerIds(definition).has(id));
  const linking = ledgers.filter((other) => linkedLedgerIds(other).has(definition.id));
  const codes = arrived.flatMap(({ read }) =>
    read.kind === 'mutation' ? codesIn(definition, read.mutation.set as FieldChanges) : [],
  );
  const beyond = looksBeyond(definition) ? linked : [];
  return [
    ...new Set([definition, ...linked, ...linking].map(({ id }) => `${unitId}/${id}`)),
    ...ledgerContext.units.flatMap((unit) => beyond.map(({ id }) => `${unit.id}/${id}`)),
    ...arrived.flatMap(({ read }) => [`mutation ${read.id}`, `row ${read.rowId}`]),
    ...codes.map((code) => `code ${code}`),
  ];
}

/** The mutations of a file that may still have an older version of the ledger, in the words of the present one. */
function inPresentWords({ reference }: SyncDeps, request: PushRequest, arrived: readonly Arrived[]): readonly Arrived[] {
  const steps = reference.stepsSince?.(request.ledger, request.schemaVersion) ?? [];
  return steps.length === 0 ? arrived : arrived.map((each) => ({ ...each, read: migrated(each.read, steps) }));
}

function migrated(read: ReadMutation, steps: readonly MigrationStep[]): ReadMutation {
  if (read.kind === 'malformed') return read;
  const { mutation } = read;
  const set = migratedChanges(mutation.set, steps) as typeof mutation.set;
  return { ...read, mutation: { ...mutation, set, base: migratedChanges(mutation.base, steps) as typeof mutation.base } };
}

interface Deciding {
  readonly mode: PushMode;
  readonly beside: DecideBeside | undefined;
  readonly known: KnownRows | undefined;
}

async function decidePush(
  deps: SyncDeps,
  given: PushContext,
  turn: SyncTurn,
  request: PushRequest,
  arrived: readonly Arrived[],
  { mode, beside: decideBeside = NOTHING_BESIDE, known }: Deciding,
): Promise<DecidedPush> {
  const ground = await turn.ground(
    arrived.map(({ read }) => read.id),
    [...new Set(arrived.map(({ read }) => read.rowId))],
  );
  if (request.epoch !== ground.head.epoch) return { answer: err(epochChanged(ground.head.epoch)), commit: null };
  const [locks, links] = [
    await turn.locks(given.unitId, given.definition.id),
    await linksInTurn(deps, turn, given.unitId, given.definition, known),
  ];
  await setImmediate();
  const draft = createPushDraft(turn, ground, given.unitId, given.definition);
  const prepared = await prepareAll(given, ground, arrived);
  const deleted = arrived.flatMap(({ read }) =>
    read.kind === 'mutation' && read.mutation.kind === 'delete' ? [read.rowId] : [],
  );
  const inspected = deleted.length === 0 ? given.inspected : await turn.inspected(given.unitId, deleted);
  const context = { ...given, locks, links, inspected, elsewhere: await codesElsewhere(given, turn, ground, prepared) };
  const settled = await settleAll(context, draft, ground, prepared);
  const results = withJudgements(settled, await settleGroups(context, draft, turn, reasonsGiven(arrived)));
  if (mode === 'commit') {
    const ledgers = deps.reference.definitions();
    await followNames(context, draft, turn, ledgers);
    await settleReferring(deps, context, draft, turn, ledgers);
  }
  await setImmediate();
  const headSeq = ground.head.headSeq + draft.revisions.length;
  const answer = ok({
    epoch: ground.head.epoch,
    headSeq: mode === 'commit' ? headSeq : ground.head.headSeq,
    results,
    rulesVersion: context.definition.rulesVersion ?? 1,
  });
  const beside = decideBeside(results);
  const stores = mode === 'commit' && draft.mutations.length > 0 && beside !== null;
  const versions = rulesVersions(deps.reference.definitions());
  return { answer, commit: stores ? { ...commitOf(context, draft, request, versions), beside } : null };
}

function rulesVersions(ledgers: readonly LedgerDefinition[]): ReadonlyMap<string, number> {
  return new Map(ledgers.map(({ id, rulesVersion = 1 }) => [id, rulesVersion]));
}

async function prepareAll(
  context: PushContext,
  ground: PushGround,
  arrived: readonly Arrived[],
): Promise<readonly PreparedMutation[]> {
  const prepared: PreparedMutation[] = [];
  for (const [index, { raw, read, payloadHash: hash }] of arrived.entries()) {
    if (index % SLICE_ROWS === SLICE_ROWS - 1) await setImmediate();
    const known = ground.mutations.has(read.id);
    prepared.push(
      known
        ? { read, raw, payloadHash: hash, changes: {}, findings: [] }
        : prepareMutation(context, read, raw, hash, !ground.rows.has(read.rowId)),
    );
  }
  return prepared;
}

async function codesElsewhere(
  { definition, unitId }: PushContext,
  turn: SyncTurn,
  ground: PushGround,
  prepared: readonly PreparedMutation[],
): Promise<ReadonlySet<string>> {
  const codes = prepared.flatMap(({ read, changes }) => [
    ...codesIn(definition, changes),
    ...codesOf(definition, ground.rows.get(read.rowId)),
  ]);
  return turn.codesElsewhere(unitId, codes);
}

/** The reasons of a push by row; the last one said of a row holds. */
function reasonsGiven(arrived: readonly Arrived[]): ReadonlyMap<string, Readonly<Record<string, string>>> {
  return new Map(
    arrived.flatMap(({ read }) => (read.kind === 'mutation' ? [[read.rowId, read.mutation.explanations ?? {}] as const] : [])),
  );
}

async function settleAll(
  context: PushContext,
  draft: PushDraft,
  ground: PushGround,
  prepared: readonly PreparedMutation[],
): Promise<MutationResult[]> {
  const unknown = prepared.filter(({ read }) => !ground.mutations.has(read.id));
  await draft.expectPeers(unknown.map(({ read, changes }) => ({ rowId: read.rowId, changes })));
  const results: (MutationResult | undefined)[] = prepared.map(() => undefined);
  for (const [index, each] of prepared.entries()) {
    if (index % SLICE_ROWS === SLICE_ROWS - 1) await setImmediate();
    if (results[index] !== undefined) continue;
    const known = ground.mutations.get(each.read.id) ?? draft.settled(each.read.id);
    const group = each.read.kind === 'mutation' ? each.read.mutation.group : undefined;
    if (known !== undefined) results[index] = answerKnown(context, draft, each, known);
    else if (group === undefined) results[index] = resultOf(draft, await settleMutation(context, draft, each));
    else {
      for (const [place, result] of await settleGroup(context, draft, prepared, group, (id) => ground.mutations.has(id)))
        results[place] ??= result;
    }
  }
  return results.map((result, index) => result ?? emptyResult(prepared[index]));
}

function answerKnown(context: PushContext, draft: PushDraft, prepared: PreparedMutation, known: KeptMutation): MutationResult {
  if (known.payloadHash !== prepared.payloadHash) return reusedResult(prepared);
  const row = draft.row(known.rowId);
  if (row !== null && (row.unitId !== context.unitId || row.ledger !== context.definition.id)) return foreignResult(prepared);
  return { ...resultOf(draft, known), replay: true };
}
