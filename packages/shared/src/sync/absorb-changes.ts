import type { IdSource } from '../kernel/ids.ts';
import { sameValue } from '../ledger/fields.ts';
import type { ChangesResponse, RowChange } from '../protocol/changes.ts';
import { type Absorbed, rowsById } from './absorb-results.ts';
import { absorbRow, sameFields } from './absorb-row.ts';
import { isOfOldEpoch } from './epoch.ts';
import type { FileState, ShadowRow } from './file-state.ts';
import type { SheetPatch, SyncRow } from './sync-sheet.ts';

export interface AbsorbedChanges extends Absorbed {
  /** Rows of the page that were news to this file. */
  readonly news: number;
}

/**
 * Takes a page of the server's changes into the file and moves the cursor behind it. Pure. Rows in flight are passed
 * over because their own answer tells the row as it is by then; so are rows of an older history that the file has yet
 * to offer again.
 */
export function absorbChanges(state: FileState, rows: readonly SyncRow[], page: ChangesResponse, ids: IdSource): AbsorbedChanges {
  const shadow = { ...state.shadow };
  const held = { ...state.held };
  const byId = rowsById(rows);
  const patches: SheetPatch[] = [];
  let news = 0;
  for (const change of page.changes) {
    const known = shadow[change.rowId];
    const row = byId.get(change.rowId);
    if (state.outbox[change.rowId] !== undefined || isNoNews(state, known, change)) continue;
    if (change.deleted && known === undefined && row === undefined) continue;
    news += 1;
    const absorbed = absorbRow({
      rowId: change.rowId,
      epoch: page.epoch,
      server: change,
      shadow: known,
      row,
      writing: state.writing?.[change.rowId],
      newId: () => ids.next('r'),
    });
    shadow[change.rowId] = absorbed.shadow;
    delete held[change.rowId];
    patches.push(...absorbed.patches);
  }
  return { state: { ...state, shadow, held, cursor: page.next }, patches, news };
}

/**
 * Shows the server's value in cells whose edit was taken back: they hold again what their author had seen, while the
 * server has moved on. Pure.
 */
export function catchUp(state: FileState, rows: readonly SyncRow[], ids: IdSource): Absorbed {
  const waiting = Object.keys(state.shadow).filter(
    (id) => state.shadow[id]?.bases !== undefined && state.outbox[id] === undefined,
  );
  if (waiting.length === 0) return { state, patches: [] };
  const shadow = { ...state.shadow };
  const byId = rowsById(rows);
  const patches: SheetPatch[] = [];
  let moved = false;
  for (const rowId of waiting) {
    const known = shadow[rowId];
    const row = byId.get(rowId);
    if (known === undefined || row === undefined) continue;
    const server = { rev: known.rev, deleted: false, fields: known.fields, explanations: known.reasons };
    const absorbed = absorbRow({
      rowId,
      epoch: known.epoch,
      server,
      shadow: known,
      row,
      writing: state.writing?.[rowId],
      newId: () => ids.next('r'),
    });
    if (absorbed.patches.length === 0 && sameBases(absorbed.shadow, known)) continue;
    shadow[rowId] = known.confirmedDay === undefined ? absorbed.shadow : { ...absorbed.shadow, confirmedDay: known.confirmedDay };
    moved = true;
    patches.push(...absorbed.patches);
  }
  return { state: moved ? { ...state, shadow } : state, patches };
}

function sameBases(left: ShadowRow, right: ShadowRow): boolean {
  const before = Object.entries(right.bases ?? {});
  const after = left.bases ?? {};
  return (
    Object.keys(after).length === before.length &&
    before.every(([field, base]) => after[field] !== undefined && sameValue(after[field], base))
  );
}

function isNoNews(state: FileState, known: ShadowRow | undefined, change: RowChange): boolean {
  if (known === undefined) return false;
  if (isOfOldEpoch(state, known)) return known.deleted !== true;
  return known.rev === change.rev && (known.deleted === true) === change.deleted && sameFields(known.fields, change.fields);
}
