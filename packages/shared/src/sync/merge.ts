import { type FieldChanges, type FieldValue, type RowFields, sameValue } from '../ledger/fields.ts';
import type { Mutation, MutationStatus } from '../protocol/push.ts';
import type { Finding } from '../rule/finding.ts';

/** A row as the server keeps it. `rev` counts its effective mutations, `seq` is the head it was last written at. */
export interface StoredRow {
  readonly rev: number;
  readonly seq: number;
  readonly deleted: boolean;
  readonly fields: RowFields;
}

export interface MergeEnvironment {
  /** The head seq at which the present epoch began; a row with a lower or equal seq is untouched since. */
  readonly epochStart: number;
  /** Findings of the row as it would stand; an error makes the mutation `invalid`. Not asked when nothing changes. */
  readonly check?: (merged: RowFields) => readonly Finding[];
  /** The mutation gives a reason the row does not carry yet; that alone makes a revision. */
  readonly explained?: boolean;
}

/** A value that was not taken because its author had not seen the server's. The field `*` stands for the whole row. */
export interface FieldConflict {
  readonly field: string;
  readonly server: FieldValue | null;
  readonly mine: FieldValue | null;
}

/** What a mutation does to a row. */
export interface MergeOutcome {
  readonly status: MutationStatus;
  /** The row to write as revision rev + 1; null when nothing is written. */
  readonly next: { readonly fields: RowFields; readonly deleted: boolean } | null;
  /** Losing values, to be kept until a person decides. */
  readonly conflicts: readonly FieldConflict[];
  /** What `check` said; with status `invalid` the whole `set` belongs into quarantine. */
  readonly findings: readonly Finding[];
  /** Ids of open conflicts this mutation decides; the caller closes them and keeps their content. */
  readonly resolved: readonly string[];
}

/** Conflict field that stands for a whole row: a delete of a version its author had not seen. */
export const WHOLE_ROW = '*';

/**
 * Merges one mutation into a row, field by field on base values; revision numbers decide nothing but a hint.
 * Pure: no clock, no ids. The caller has already settled identity, replay, rights, closed periods and groups.
 *
 * @param row the row as stored, or null when the server has none
 */
export function applyMutation(row: StoredRow | null, mutation: Mutation, environment: MergeEnvironment): MergeOutcome {
  if (mutation.kind === 'delete') return applyDelete(row, mutation);
  if (row === null) return create(mutation, environment);
  const reclaims = reclaimsLostVersion(row, mutation, environment.epochStart);
  if (row.deleted && mutation.kind !== 'restore' && !reclaims) return gone(row, mutation);
  return applyFields(row, mutation, reclaims, environment);
}

/** The row as it looks after the changes: null values leave no key. */
export function withChanges(fields: RowFields, changes: FieldChanges): RowFields {
  const next: Record<string, FieldValue> = { ...fields };
  for (const field of Object.keys(changes)) {
    const value = changes[field] ?? null;
    if (value === null) delete next[field];
    else next[field] = value;
  }
  return next;
}

function applyDelete(row: StoredRow | null, mutation: Mutation): MergeOutcome {
  if (row === null || row.deleted) return outcome('noop');
  const seen = [...Object.keys(row.fields), ...Object.keys(mutation.base)].every((field) =>
    sameValue(row.fields[field], mutation.base[field]),
  );
  if (!seen) return outcome('conflict', { conflicts: [{ field: WHOLE_ROW, server: null, mine: null }] });
  return outcome('accepted', { next: { fields: row.fields, deleted: true }, resolved: mutation.resolves ?? [] });
}

function create(mutation: Mutation, environment: MergeEnvironment): MergeOutcome {
  const fields = withChanges(withChanges({}, mutation.base), mutation.set);
  return settle('accepted', { fields, deleted: false }, [], mutation, environment);
}

function gone(row: StoredRow, mutation: Mutation): MergeOutcome {
  const conflicts = Object.entries(mutation.set).flatMap(([field, mine]) =>
    mine === null || sameValue(row.fields[field], mine) ? [] : [{ field, server: row.fields[field] ?? null, mine }],
  );
  if (mutation.kind === 'resolve' && conflicts.length === 0) return outcome('noop', { resolved: mutation.resolves ?? [] });
  return outcome('gone', { conflicts });
}

/** After a restored backup: the file holds a later version of a row nobody has touched since. */
function reclaimsLostVersion(row: StoredRow, mutation: Mutation, epochStart: number): boolean {
  return mutation.reoffer === true && row.seq <= epochStart && mutation.baseRev > row.rev;
}

function applyFields(row: StoredRow, mutation: Mutation, reclaims: boolean, environment: MergeEnvironment): MergeOutcome {
  const taken: Record<string, FieldValue | null> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, mine] of Object.entries(mutation.set)) {
    const server = row.fields[field] ?? null;
    const base = mutation.base[field] ?? null;
    if (sameValue(server, mine)) continue;
    if (mutation.kind === 'resolve' && sameValue(base, mine)) continue;
    if (sameValue(server, base) || reclaims) taken[field] = mine;
    else conflicts.push({ field, server, mine });
  }
  const changed = row.deleted || Object.keys(taken).length > 0 || environment.explained === true;
  if (!changed) return outcome(conflicts.length > 0 ? 'conflict' : 'noop', { conflicts, resolved: mutation.resolves ?? [] });
  const status = conflicts.length > 0 ? 'merged_conflict' : row.rev > mutation.baseRev ? 'merged' : 'accepted';
  return settle(status, { fields: withChanges(row.fields, taken), deleted: false }, conflicts, mutation, environment);
}

function settle(
  status: MutationStatus,
  next: { fields: RowFields; deleted: boolean },
  conflicts: readonly FieldConflict[],
  mutation: Mutation,
  environment: MergeEnvironment,
): MergeOutcome {
  const findings = environment.check?.(next.fields) ?? [];
  if (findings.some((finding) => finding.severity === 'error')) return outcome('invalid', { findings });
  return outcome(status, { next, conflicts, findings, resolved: mutation.resolves ?? [] });
}

function outcome(status: MutationStatus, rest: Partial<MergeOutcome> = {}): MergeOutcome {
  return { status, next: null, conflicts: [], findings: [], resolved: [], ...rest };
}
