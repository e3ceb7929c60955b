import { rightsFindings } from '@double-hundred/shared/check/setting-rights';
import { resolveRefs } from '@double-hundred/shared/check/resolve-refs';
import type { RowLinks } from '@double-hundred/shared/check/row-links';
import { type MigrationStep, migrationOf } from '@double-hundred/shared/definition/migration';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { type LedgerDefinition, columnOf } from '@double-hundred/shared/ledger/definition';
import { type FieldChanges, type RowFields, fieldValueSchema, sameValue } from '@double-hundred/shared/ledger/fields';
import { type WireFields, readWireFields } from '@double-hundred/shared/ledger/row-schema';
import { rightsText } from '@double-hundred/shared/message/rights';
import { syncText } from '@double-hundred/shared/message/sync';
import type { Mutation, MutationStatus } from '@double-hundred/shared/protocol/push';
import type { Finding } from '@double-hundred/shared/rule/finding';
import { type MergeOutcome, applyMutation, withChanges } from '@double-hundred/shared/sync/merge';
import type { PeriodLock } from '@double-hundred/shared/submission/row-lock';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { readCell } from '@double-hundred/shared/value/read-cell';
import type { KeptConflict, KeptMutation, KeptRow } from '../../store/sync-store.ts';
import { type RowCheck, checkRow } from './check-row.ts';
import { columnsElsewhere } from './codes-elsewhere.ts';
import { withCounts, withoutEmptiedCounts } from './kept-counts.ts';
import { explanationTexts } from './explanations.ts';
import { lockOnRow } from './lock-on-row.ts';
import type { PushDraft } from './push-draft.ts';
import type { ReadMutation } from './read-mutation.ts';
import { refusalPrint } from './refusal-print.ts';
import type { SyncAuthor } from './sync-deps.ts';

/** What holds for every mutation of one push. */
export interface PushContext {
  readonly definition: LedgerDefinition;
  readonly ledgerContext: LedgerContext;
  readonly unitId: string;
  readonly author: SyncAuthor;
  /** The moment of the push, RFC 3339. */
  readonly at: string;
  /** The same in epoch milliseconds of the campaign's day, for what begins and ends at a time. */
  readonly now: number;
  readonly ids: IdSource;
  readonly locks: readonly PeriodLock[];
  /** How stored rows get to the present version: from that of the file, or from the first. */
  readonly behind: { readonly since: readonly MigrationStep[]; readonly ever: readonly MigrationStep[] };
  /** The unit's other ledgers, as far as this one refers to them. */
  readonly links: RowLinks;
  /** Codes of this push that a row of another unit carries. */
  readonly elsewhere: ReadonlySet<string>;
  /** Rows this push would delete that an inspection raised or decided about. */
  readonly inspected: ReadonlySet<string>;
}

/** A mutation with its fingerprint and, when it can be read, the canonical changes it asks for. */
export interface PreparedMutation {
  readonly read: ReadMutation;
  readonly raw: unknown;
  readonly payloadHash: string;
  readonly changes: FieldChanges;
  readonly findings: readonly Finding[];
}

/** Reads the values of a mutation: those the ledger knows in canonical form, others kept as they are. */
export function prepareMutation(
  context: PushContext,
  read: ReadMutation,
  raw: unknown,
  payloadHash: string,
  isNew: boolean,
): PreparedMutation {
  if (read.kind === 'malformed') return { read, raw, payloadHash, changes: {}, findings: read.findings };
  const { mutation } = read;
  if (mutation.kind === 'delete') return { read, raw, payloadHash, changes: {}, findings: [] };
  const asked = isNew && Object.keys(mutation.base).length > 0 ? { ...mutation.base, ...mutation.set } : mutation.set;
  const wire = readWireFields(context.definition, context.ledgerContext, asked);
  const { fields, extra, findings } = context.author.migrates === true ? withUnreadable(context, wire, asked) : wire;
  const extraKeys = Object.keys(extra);
  if (extraKeys.length === 0) return { read, raw, payloadHash, changes: fields, findings };
  const refused = extraKeys.filter((key) => extra[key] !== null && !fieldValueSchema.safeParse(extra[key]).success);
  return {
    read,
    raw,
    payloadHash,
    changes: { ...fields, ...(extra as FieldChanges) },
    findings: refused.length === 0 ? findings : [...findings, ...refused.map(syncText.extraValue)],
  };
}

/**
 * What the new version cannot read as it is moves as its cell would be read, else as it stands: left under its old column
 * nobody would see it again.
 */
function withUnreadable({ definition, ledgerContext }: PushContext, wire: WireFields, asked: Mutation['set']): WireFields {
  const moved = wire.findings.map(({ column: key }) => {
    const [column, value] = [columnOf(definition, key), asked[key] ?? null];
    if (column === null || typeof value === 'object') return [key, value] as const;
    const reading = readCell(column, { value }, ledgerContext);
    const sure = reading.findings.length === 0 && reading.normalised.every(({ handling }) => handling === 'auto');
    return [key, sure ? (reading.value ?? value) : value] as const;
  });
  return { ...wire, fields: { ...wire.fields, ...Object.fromEntries(moved) }, findings: [] };
}

/** Decides one mutation: identity, values, merge, rules; writes the outcome into the draft. */
export async function settleMutation(context: PushContext, draft: PushDraft, prepared: PreparedMutation): Promise<KeptMutation> {
  const { read } = prepared;
  const row = draft.row(read.rowId);
  if (row !== null && (row.unitId !== context.unitId || row.ledger !== context.definition.id)) {
    return conclude(context, draft, prepared, null, 'id_foreign', [syncText.idForeign()]);
  }
  if (read.kind === 'malformed' || prepared.findings.some((finding) => finding.severity === 'error')) {
    return conclude(context, draft, prepared, row, 'invalid', prepared.findings);
  }
  const { mutation } = read;
  const changes = withoutEmptiedCounts(context.definition, prepared.changes);
  const forbidden = [
    ...rightsFindings(context.definition, context.author.role, row, mutation.kind, changes),
    ...inspectedFindings(context, row, mutation.kind),
  ].slice(0, mutation.kind === 'delete' ? 1 : undefined);
  if (forbidden.length > 0) return conclude(context, draft, prepared, row, 'forbidden', forbidden);
  const set = resolveRefs(context.definition, changes as RowFields, row?.fields ?? null, context.links);
  const effective: Mutation = { ...mutation, base: row === null ? {} : mutation.base, set: set as Mutation['set'] };
  const merged = applyMutation(inPresentFields(context, row, mutation.kind), effective, {
    epochStart: draft.ground.head.epochStart,
  });
  const outcome = withCounts(context.definition, row, changes, merged);
  const check = await checkOutcome(context, draft, row, mutation, outcome);
  const findings = [...prepared.findings, ...(check?.findings ?? (outcome.next === null ? (row?.findings ?? []) : []))];
  if (check?.held === true && context.author.migrates !== true)
    return conclude(context, draft, prepared, row, 'invalid', findings);
  const explains =
    check !== null && row !== null && outcome.next === null && (mutation.confirm === true || !sameReasons(check, row));
  const next = outcome.next ?? (explains && row !== null ? { fields: row.fields, deleted: false } : null);
  const status: MutationStatus = explains && outcome.status === 'noop' ? 'accepted' : outcome.status;
  const lock = next === null || context.author.migrates === true ? null : lockOnRow(context, row, mutation.rowId, next);
  if (lock !== null) return conclude(context, draft, prepared, row, 'locked', [lock]);
  const conflictIds = keepConflicts(context, draft, row, mutation, outcome);
  const written = next === null ? row : writeRow(context, draft, row, mutation, next, check);
  closeConflicts(draft, mutation, outcome, written, conflictIds);
  return record(draft, prepared, written, status, findings, conflictIds);
}

/** A row not brought over yet, or deleted since before that, is merged as it will stand under the present columns. */
function inPresentFields({ behind }: PushContext, row: KeptRow | null, kind: Mutation['kind']): KeptRow | null {
  if (row === null) return null;
  const steps = row.deleted && kind === 'restore' ? behind.ever : behind.since;
  if (steps.length === 0) return row;
  const changes = migrationOf(row.fields, steps);
  return Object.keys(changes).length === 0 ? row : { ...row, fields: withChanges(row.fields, changes) };
}

function inspectedFindings(
  { definition, author: { role }, inspected }: PushContext,
  row: KeptRow | null,
  kind: Mutation['kind'],
): readonly Finding[] {
  const ofUnit = role === 'clerk' || role === 'reviewer';
  if (kind !== 'delete' || row === null || row.deleted || !ofUnit || !inspected.has(row.rowId)) return [];
  return [rightsText.rowInspected(definition.noun)];
}

async function checkOutcome(
  context: PushContext,
  draft: PushDraft,
  row: KeptRow | null,
  mutation: Mutation,
  outcome: MergeOutcome,
): Promise<RowCheck | null> {
  const given = mutation.explanations ?? {};
  const says = mutation.confirm === true || Object.keys(given).length > 0;
  const explainsOnly = outcome.next === null && row !== null && !row.deleted && says;
  if (outcome.next?.deleted === true || (outcome.next === null && !explainsOnly)) return null;
  const fields = outcome.next?.fields ?? row?.fields ?? {};
  const beside = await draft.besides(mutation.rowId, row?.createdSeq ?? draft.nextSeq(), fields);
  const elsewhere = columnsElsewhere(context.definition, fields, context.elsewhere);
  const known = { ...beside, links: context.links, elsewhere };
  const reread = context.author.migrates === true;
  const toCheck = { rowId: mutation.rowId, before: row, fields, ...known, given, confirmed: explainsOnly, reread };
  const check = checkRow(context.definition, context.ledgerContext, toCheck);
  return explainsOnly ? { ...check, held: false } : check;
}

function sameReasons(check: RowCheck, row: KeptRow): boolean {
  return JSON.stringify(check.explanations) === JSON.stringify(row.explanations);
}

function writeRow(
  context: PushContext,
  draft: PushDraft,
  row: KeptRow | null,
  mutation: Mutation,
  next: { readonly fields: RowFields; readonly deleted: boolean },
  check: RowCheck | null,
): KeptRow {
  const seq = draft.nextSeq();
  const written: KeptRow = {
    rowId: mutation.rowId,
    unitId: context.unitId,
    ledger: context.definition.id,
    rev: (row?.rev ?? 0) + 1,
    seq,
    createdSeq: row?.createdSeq ?? seq,
    deleted: next.deleted,
    fields: next.fields,
    unexplained: check?.unexplained ?? row?.unexplained ?? false,
    findings: check?.findings ?? row?.findings ?? [],
    explanations: check?.explanations ?? row?.explanations ?? {},
    raised: check?.raised ?? row?.raised ?? {},
    userId: context.author.id,
    userName: context.author.name,
    at: context.at,
  };
  const { rowId, rev, deleted, fields } = written;
  draft.setRow(written, {
    seq,
    rowId,
    rev,
    deleted,
    fields,
    mutationId: mutation.id,
    explanations: explanationTexts(written.explanations),
    normalised: mutation.normalised ?? {},
    confirmed: mutation.confirm === true && row !== null && next.fields === row.fields,
    cellsTyped: countTyped(row, mutation, next.fields),
  });
  return written;
}

function countTyped(row: KeptRow | null, mutation: Mutation, fields: RowFields): number {
  if (row === null) return Object.keys(fields).length;
  let cells = 0;
  for (const key in mutation.set) if (!sameValue(row.fields[key], fields[key])) cells += 1;
  return cells;
}

/** Keeps what lost; a value that waits already is not kept twice. */
function keepConflicts(
  context: PushContext,
  draft: PushDraft,
  row: KeptRow | null,
  mutation: Mutation,
  outcome: MergeOutcome,
): string[] {
  if (outcome.conflicts.length === 0) return [];
  const open = draft.openConflicts(mutation.rowId);
  return outcome.conflicts.map(({ field, server, mine }) => {
    const waiting = open.find((conflict) => conflict.field === field && sameValue(conflict.mine, mine));
    if (waiting !== undefined) return waiting.id;
    const conflict: KeptConflict = {
      id: context.ids.next('c'),
      rowId: mutation.rowId,
      unitId: context.unitId,
      ledger: context.definition.id,
      field,
      server,
      mine,
      author: row?.userName ?? '',
      at: row?.at ?? context.at,
      mutationId: mutation.id,
    };
    draft.conflicts.push(conflict);
    return conflict.id;
  });
}

/** Closes the conflicts a person decided, and those whose losing value has become the row's own. */
function closeConflicts(
  draft: PushDraft,
  mutation: Mutation,
  outcome: MergeOutcome,
  written: KeptRow | null,
  waiting: readonly string[],
): void {
  const open = draft.openConflicts(mutation.rowId).filter((conflict) => !waiting.includes(conflict.id));
  if (open.length === 0) return;
  const decided = new Set(outcome.resolved);
  for (const conflict of open) {
    const settled =
      outcome.next !== null &&
      written !== null &&
      !written.deleted &&
      conflict.field !== '*' &&
      sameValue(written.fields[conflict.field], conflict.mine);
    if (decided.has(conflict.id) || settled) draft.resolved.push({ conflictId: conflict.id, mutationId: mutation.id });
  }
}

/** Ends a mutation that takes no effect; its content goes into quarantine. */
export function conclude(
  context: PushContext,
  draft: PushDraft,
  prepared: PreparedMutation,
  row: KeptRow | null,
  status: MutationStatus,
  findings: readonly Finding[],
): KeptMutation {
  const { read, raw } = prepared;
  const content = read.kind === 'mutation' ? read.mutation.set : contentOf(raw);
  draft.quarantine.push({
    mutationId: read.id,
    rowId: read.rowId,
    unitId: context.unitId,
    ledger: context.definition.id,
    rowNo: read.kind === 'mutation' ? (read.mutation.rowNo ?? null) : null,
    content,
    findings,
    author: context.author.name,
    at: context.at,
    print: refusalPrint(status, content, findings),
  });
  return record(draft, prepared, row, status, findings, []);
}

function record(
  draft: PushDraft,
  prepared: PreparedMutation,
  row: KeptRow | null,
  status: MutationStatus,
  findings: readonly Finding[],
  conflictIds: readonly string[],
): KeptMutation {
  const { read, payloadHash } = prepared;
  const kept: KeptMutation = {
    id: read.id,
    rowId: read.rowId,
    payloadHash,
    status,
    rev: row?.rev ?? 0,
    seq: row?.seq ?? 0,
    deleted: row?.deleted ?? false,
    findings,
    conflictIds,
  };
  draft.settle(kept);
  return kept;
}

function contentOf(raw: unknown): unknown {
  const set: unknown = typeof raw === 'object' && raw !== null && 'set' in raw ? raw.set : undefined;
  return typeof set === 'object' && set !== null && !Array.isArray(set) ? set : { mutation: raw };
}
