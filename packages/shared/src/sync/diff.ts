import { sha256 } from '../kernel/sha256.ts';
import type { IdSource } from '../kernel/ids.ts';
import { type FieldValue, sameValue } from '../ledger/fields.ts';
import type { Mutation } from '../protocol/push.ts';
import { isOfOldEpoch } from './epoch.ts';
import { type FileState, isOwnWriting, type ShadowRow } from './file-state.ts';
import { readingsToSend } from './readings-to-send.ts';
import { reasonsToSend } from './reasons-to-send.ts';
import { isBlank } from './repair.ts';
import type { UnsentRow } from './sync-report.ts';
import type { SyncRow } from './sync-sheet.ts';

export interface DiffDeps {
  readonly ids: IdSource;
  /** Whether a row may be sent now, by its key in checks; rows held by errors wait in the sheet. */
  readonly sendable?: (key: string) => boolean;
  /** Which row a new id was copied from, as repair told. */
  readonly copiedFrom?: Readonly<Record<string, string>>;
}

export interface Diff {
  /** The state with one mutation in flight for every row that differs from what the server holds. */
  readonly state: FileState;
  readonly unsent: readonly UnsentRow[];
  /** Rows known to the server whose cells were all emptied. */
  readonly emptied: readonly string[];
}

/**
 * Turns what the clerk changed into mutations. Pure. Ids have been repaired before. Every mutation carries the values
 * its author had seen; a row already in flight waits; content the server refused is not sent twice; rows confirmed in
 * an older history are offered again with all their content, rows missing from the sheet with their last known one.
 */
export function diffRows(state: FileState, rows: readonly SyncRow[], deps: DiffDeps): Diff {
  const outbox: Record<string, Mutation> = { ...state.outbox };
  const unsent: UnsentRow[] = [];
  const emptied: string[] = [];
  const here = new Set<string>();
  for (const row of rows) {
    const rowId = row.rowId;
    if (rowId === null || here.has(rowId)) continue;
    here.add(rowId);
    const shadow = state.shadow[rowId];
    if (isBlank(row)) {
      if (shadow === undefined) continue;
      if (outbox[rowId]?.kind !== 'delete') emptied.push(rowId);
    }
    if (shadow?.deleted === true || outbox[rowId] !== undefined) continue;
    const change = changeOf(state, row, shadow);
    if (change === null) continue;
    if (deps.sendable?.(row.key) === false) unsent.push({ rowId, row: row.row, reason: 'errors' });
    else if (state.held[rowId] === contentHash(change)) unsent.push({ rowId, row: row.row, reason: 'refused' });
    else {
      const copiedFrom = deps.copiedFrom?.[rowId];
      outbox[rowId] = {
        id: deps.ids.next('m'),
        rowId,
        kind: 'upsert',
        ...change,
        rowNo: row.row,
        ...(copiedFrom === undefined ? {} : { copiedFrom }),
      };
    }
  }
  for (const [rowId, shadow] of Object.entries(state.shadow)) {
    if (shadow.deleted === true || here.has(rowId) || outbox[rowId] !== undefined || !isOfOldEpoch(state, shadow)) continue;
    outbox[rowId] = {
      id: deps.ids.next('m'),
      rowId,
      kind: 'upsert',
      baseRev: shadow.rev,
      base: shadow.fields,
      set: shadow.fields,
      reoffer: true,
    };
  }
  return { state: { ...state, outbox }, unsent, emptied };
}

/** Fingerprint of what a mutation says, to recognise content the server has refused. */
export function contentHash(change: Pick<Mutation, 'base' | 'set' | 'explanations'>): string {
  const parts = [change.set, change.base, change.explanations ?? {}];
  return sha256(JSON.stringify(parts.map((part) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))))).slice(0, 16);
}

type Change = Pick<Mutation, 'baseRev' | 'base' | 'set' | 'reoffer' | 'explanations' | 'normalised'>;

function changeOf(state: FileState, row: SyncRow, shadow: ShadowRow | undefined): Change | null {
  const reoffer = shadow !== undefined && isOfOldEpoch(state, shadow);
  const writing = state.writing?.[row.rowId ?? ''];
  const set: Record<string, FieldValue | null> = {};
  const base: Record<string, FieldValue | null> = {};
  for (const field of new Set([...Object.keys(row.fields), ...Object.keys(shadow?.fields ?? {})])) {
    if (row.refused?.has(field) === true || (row.absent?.has(field) === true && shadow !== undefined)) continue;
    const mine = row.fields[field] ?? null;
    const server = shadow?.fields[field] ?? null;
    const edited = !sameValue(mine, server);
    if (edited && isOwnWriting(writing, field, mine)) continue;
    if (!edited && (!reoffer || mine === null)) continue;
    set[field] = mine;
    base[field] = edited ? seenBefore(shadow, field) : server;
  }
  const explanations = reasonsToSend(state, row.rowId ?? '', row, set);
  const normalised = readingsToSend(state, row, set);
  if (Object.keys(set).length === 0 && (shadow !== undefined || writing !== undefined) && !reoffer && explanations === null)
    return null;
  return {
    baseRev: shadow?.rev ?? 0,
    base,
    set,
    ...(reoffer ? { reoffer } : {}),
    ...(explanations === null ? {} : { explanations }),
    ...(normalised === null ? {} : { normalised }),
  };
}

/** What the author of an edit had in front of him: the server's value, unless another came while he typed. */
function seenBefore(shadow: ShadowRow | undefined, field: string): FieldValue | null {
  const base = shadow?.bases?.[field];
  return base === undefined ? (shadow?.fields[field] ?? null) : base;
}
