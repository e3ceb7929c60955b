import { hasValidCheck, type IdSource } from '../kernel/ids.ts';
import { type FieldChanges, type RowFields, sameValue } from '../ledger/fields.ts';
import type { FileState } from './file-state.ts';
import { withChanges } from './merge.ts';
import type { RepairCounts } from './sync-report.ts';
import type { SetIdPatch, SyncRow } from './sync-sheet.ts';

export interface RepairDeps {
  readonly ids: IdSource;
  /** Keys two rows share when they may be the same row of the ledger; a row that lost its id is found again by them. */
  readonly businessKeys?: (fields: RowFields) => readonly string[];
}

export interface Repair {
  /** Ids to write before anything else happens. */
  readonly patches: readonly SetIdPatch[];
  /** For rows that had somebody else's id: new id → the id it was copied from. */
  readonly copiedFrom: Readonly<Record<string, string>>;
  /** Live rows of the shadow that the sheet no longer has. Never deleted by themselves. */
  readonly missing: readonly string[];
  /** So many rows are missing that nothing may be sent before a person has looked. */
  readonly hold: boolean;
  readonly counts: RepairCounts;
}

const MISSING_ROWS_ALLOWED = 5;
const MISSING_SHARE_ALLOWED = 0.1;

/**
 * Finds what pasting, sorting, copying and wiping did to the hidden ids and says how to mend it. Pure. A row without
 * an id adopts a missing one of the same content or business key, else gets a new one; of two rows with one id the
 * one most like the last known content keeps it. Blank rows without an id are left alone.
 */
export function repairIds(state: FileState, rows: readonly SyncRow[], deps: RepairDeps): Repair {
  const { keepers, homeless, copies } = sortOut(state, rows);
  const lost = new Set(Object.keys(state.shadow).filter((id) => isLive(state, id) && !keepers.has(id)));
  const adoption = homeless.length > 0 && lost.size > 0 ? createAdoption(state, lost, rows[0]?.absent, deps) : () => null;
  const patches: SetIdPatch[] = [];
  const copiedFrom: Record<string, string> = {};
  const counts = { created: 0, adopted: 0, copied: 0 };
  for (const row of homeless) {
    const adopted = adoption(row.fields);
    const rowId = adopted ?? deps.ids.next('r');
    const origin = copies.get(row);
    if (adopted !== null) counts.adopted += 1;
    else if (origin === undefined) counts.created += 1;
    else {
      counts.copied += 1;
      copiedFrom[rowId] = origin;
    }
    lost.delete(rowId);
    patches.push({ kind: 'setId', row: row.row, was: row.rowId, rowId });
  }
  const missing = [...lost].filter((id) => state.outbox[id]?.kind !== 'delete');
  const live = Object.keys(state.shadow).filter((id) => isLive(state, id)).length;
  return {
    patches,
    copiedFrom,
    missing,
    hold: missing.length > Math.max(MISSING_ROWS_ALLOWED, live * MISSING_SHARE_ALLOWED),
    counts,
  };
}

/** Whether a row holds nothing at all. */
export function isBlank(row: SyncRow): boolean {
  return Object.keys(row.fields).every((field) => row.absent?.has(field) === true) && (row.refused?.size ?? 0) === 0;
}

function isLive(state: FileState, id: string): boolean {
  return state.shadow[id] !== undefined && state.shadow[id].deleted !== true;
}

/** Splits the rows into those whose id stands and those that need one; copies tells which id a row came with. */
function sortOut(state: FileState, rows: readonly SyncRow[]) {
  const keepers = new Map<string, SyncRow>();
  const homeless: SyncRow[] = [];
  const copies = new Map<SyncRow, string>();
  const claims = new Map<string, SyncRow[]>();
  for (const row of rows) {
    if (row.rowId === null || !isUsable(state, row.rowId)) {
      if (!isBlank(row)) homeless.push(row);
      if (row.rowId !== null && state.shadow[row.rowId] !== undefined) copies.set(row, row.rowId);
    } else {
      const rivals = claims.get(row.rowId);
      if (rivals === undefined) claims.set(row.rowId, [row]);
      else rivals.push(row);
    }
  }
  for (const [id, rivals] of claims) {
    const keeper = mostLike(lastKnown(state, id), rivals);
    for (const row of rivals) {
      if (row === keeper) continue;
      homeless.push(row);
      copies.set(row, id);
    }
    if (keeper !== undefined) keepers.set(id, keeper);
  }
  return { keepers, homeless: homeless.sort((a, b) => a.row - b.row), copies };
}

/** An id stands when the server knows the row as alive, or when it is whole and the row has not been sent yet. */
function isUsable(state: FileState, id: string): boolean {
  const shadow = state.shadow[id];
  if (shadow?.deleted === true) return state.outbox[id]?.kind === 'restore';
  return shadow !== undefined || state.outbox[id] !== undefined || hasValidCheck(id);
}

/** What the row held when this file last knew it: the server's values with what is in flight on top. */
function lastKnown(state: FileState, id: string): RowFields | null {
  const shadow = state.shadow[id];
  const flight = state.outbox[id];
  if (shadow === undefined && flight === undefined) return null;
  return withChanges(shadow?.fields ?? {}, flight === undefined || flight.kind === 'delete' ? {} : flight.set);
}

function mostLike(known: RowFields | null, rivals: readonly SyncRow[]): SyncRow | undefined {
  if (known === null || rivals.length === 1) return rivals[0];
  let best = rivals[0];
  let bestScore = -1;
  for (const row of rivals) {
    const score = likeness(known, row.fields);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best;
}

function likeness(known: RowFields, fields: RowFields): number {
  const columns = new Set([...Object.keys(known), ...Object.keys(fields)]);
  let differing = 0;
  for (const column of columns) if (!sameValue(known[column], fields[column])) differing += 1;
  return columns.size - differing + 1 / (1 + differing);
}

/** Gives each missing id away at most once: first to equal content, then to a row sharing a business key with it alone. */
function createAdoption(
  state: FileState,
  lost: ReadonlySet<string>,
  absent: ReadonlySet<string> | undefined,
  deps: RepairDeps,
): (fields: RowFields) => string | null {
  const free = new Set(lost);
  const byContent = new Map<string, string[]>();
  const byKey = new Map<string, string[]>();
  for (const id of lost) {
    const fields = lastKnown(state, id) ?? {};
    if (Object.keys(fields).length === 0) continue;
    remember(byContent, contentKey(fields, absent), id);
    for (const key of deps.businessKeys?.(fields) ?? []) remember(byKey, key, id);
  }
  return (fields) => {
    const same = (byContent.get(contentKey(fields, absent)) ?? []).find((id) => free.has(id));
    const alike = new Set(
      (deps.businessKeys?.(fields) ?? []).flatMap((key) => byKey.get(key) ?? []).filter((id) => free.has(id)),
    );
    const chosen = same ?? (alike.size === 1 ? [...alike][0] : undefined) ?? null;
    if (chosen !== null) free.delete(chosen);
    return chosen;
  };
}

function remember(index: Map<string, string[]>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
}

function contentKey(fields: FieldChanges, absent: ReadonlySet<string> | undefined): string {
  const shown = Object.keys(fields).filter((field) => absent?.has(field) !== true);
  return JSON.stringify(shown.sort().map((field) => [field, fields[field]]));
}
