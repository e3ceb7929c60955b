import { peerKeys } from '@double-hundred/shared/check/peer';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { FileState, ShadowRow } from '@double-hundred/shared/sync/file-state';
import { reasonsToSend } from '@double-hundred/shared/sync/reasons-to-send';
import { repairIds } from '@double-hundred/shared/sync/repair';
import type { CheckedSheet, LedgerRow } from './check-sheet.ts';
import { createKeptParts } from './kept-parts.ts';
import { type LedgerSyncRow, syncRowOf, syncRows } from './ledger-sheet.ts';

export interface Unsent {
  /** Rows with something the server does not have. */
  readonly unsent: number;
  /** Those of them that have to be mended first. */
  readonly heldBack: number;
  /** Rows the server has and the sheet has no longer. */
  readonly missing: readonly string[];
  readonly missingHold: boolean;
  /** Rows the server has as they stand in the sheet. */
  readonly unchanged: number;
}

/** Counts what is waiting, kept up to date, without changing anything. */
export interface UnsentCounter {
  count(sheet: CheckedSheet, state: FileState, definition: LedgerDefinition): Unsent;
  /** Compares the rows ahead of time, that many a step. */
  prepare(sheet: CheckedSheet, state: FileState, definition: LedgerDefinition, size: number): Generator<void, void>;
}

interface RowCount {
  readonly rowId: string | null;
  readonly sent: boolean;
  readonly held: boolean;
}

export function createUnsentCounter(): UnsentCounter {
  let compare: (row: LedgerRow) => RowCount = () => ({ rowId: null, sent: false, held: true });
  const kept = createKeptParts<LedgerRow, RowCount>((row) => compare(row));
  let lost: { readonly shadow: FileState['shadow']; readonly ids: readonly RowCount[]; readonly some: boolean } | null = null;

  function basisOf(sheet: CheckedSheet, state: FileState, definition: LedgerDefinition): readonly unknown[] {
    const asSyncRow = syncRowOf(sheet, state, definition);
    compare = (row) => {
      const syncRow = asSyncRow(row);
      const { rowId } = syncRow;
      const shadow = rowId === null || row.key !== rowId ? undefined : state.shadow[rowId];
      return { rowId, sent: isSent(state, syncRow, shadow), held: row.held };
    };
    return [definition, state.shadow, state.explanations, state.grounds, JSON.stringify(sheet.layout.columns)];
  }

  /** Whether a row the server has is no longer in the sheet; looked for again only when an id came, went or moved. */
  function hasLost(state: FileState, ids: readonly RowCount[], changed: readonly number[] | null): boolean {
    const stands =
      lost?.shadow === state.shadow &&
      changed !== null &&
      changed.every((place) => lost?.ids[place]?.rowId === ids[place]?.rowId);
    const some = stands ? lost?.some === true : lacksOne(liveRows(state), ids);
    lost = { shadow: state.shadow, ids, some };
    return some;
  }

  return {
    prepare: (sheet, state, definition, size) => kept.prepare(sheet.rows, basisOf(sheet, state, definition), size),
    count(sheet, state, definition) {
      const { parts, changed } = kept.of(sheet.rows, basisOf(sheet, state, definition));
      let unchanged = 0;
      let heldBack = 0;
      for (const { sent, held } of parts) {
        if (sent) unchanged += 1;
        else if (held) heldBack += 1;
      }
      const counts = { unsent: parts.length - unchanged, heldBack, unchanged };
      if (!hasLost(state, parts, changed)) return { ...counts, missing: [], missingHold: false };
      const businessKeys = (fields: RowFields) => peerKeys(definition, fields);
      const repair = repairIds(state, syncRows(sheet, state, definition), { ids: throwawayIds(), businessKeys });
      return { ...counts, missing: repair.missing, missingHold: repair.hold };
    },
  };
}

function lacksOne(live: readonly string[], ids: readonly RowCount[]): boolean {
  if (live.length === 0) return false;
  const here = new Set(ids.map(({ rowId }) => rowId));
  return live.some((rowId) => !here.has(rowId));
}

const LIVE_ROWS = new WeakMap<FileState['shadow'], readonly string[]>();

function liveRows({ shadow }: FileState): readonly string[] {
  const known = LIVE_ROWS.get(shadow);
  if (known) return known;
  const live = Object.keys(shadow).filter((rowId) => shadow[rowId]?.deleted !== true);
  LIVE_ROWS.set(shadow, live);
  return live;
}

/** Whether the server has the row as it stands in the sheet, reasons included. */
export function isSent(state: FileState, row: LedgerSyncRow, shadow: ShadowRow | undefined): boolean {
  if (shadow === undefined || shadow.deleted === true) return false;
  if (row.unreadable) return false;
  const differs = (field: string): boolean =>
    row.absent?.has(field) !== true && !sameValue(row.fields[field], shadow.fields[field]);
  for (const field in row.fields) if (differs(field)) return false;
  for (const field in shadow.fields) if (row.fields[field] === undefined && differs(field)) return false;
  return reasonsToSend(state, row.key, row, {}) === null;
}

/** Ids for a look that writes nothing. */
function throwawayIds(): IdSource {
  let count = 0;
  return { next: (letter) => `${letter}look${(count += 1)}` };
}
