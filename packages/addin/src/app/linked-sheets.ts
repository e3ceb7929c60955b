import { liveLedger, type LiveLedger } from '@double-hundred/shared/check/linked-ledger';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import type { LinkChange, RowLinks } from '@double-hundred/shared/check/row-links';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { createRowReader, type RowReader } from '@double-hundred/shared/value/read-row';
import { uniqueKeys } from '@double-hundred/shared/workbook/check-report';
import type { ReadSheetRow } from '@double-hundred/shared/workbook/read-rows';
import type { ServerPort } from '../ports/server-port.ts';
import type { SheetPort } from '../ports/sheet-port.ts';
import type { FoundLedger } from './find-ledger.ts';
import { loadFileState } from './keep-state.ts';
import { createKeptParts } from './kept-parts.ts';
import { createLedgerReader } from './read-ledger.ts';

export interface LinkedSheetsDeps {
  readonly port: SheetPort;
  readonly server: ServerPort;
  readonly unit: string;
  readonly definitions: readonly LedgerDefinition[];
  context(): LedgerContext;
  pause(): Promise<void>;
}

type Row = { readonly rowId: string; readonly fields: RowFields };

/** What the ledgers of a workbook know of each other. */
export interface LinkedSheets {
  readonly links: RowLinks;
  /** Brings the ledgers a ledger refers to up to date, each change told; `epoch` is the history asked for of the server. */
  refresh(definition: LedgerDefinition, found: readonly FoundLedger[], epoch: string | null): Promise<readonly LinkChange[]>;
  /** What the server was asked for may be out of date. */
  forgetServer(): void;
}

const PAGE = 500;
const SLICE_ROWS = 20;
const NAMES_A_STEP = 200;

/**
 * The rows that other ledgers refer to: what the workbook last saw of the server, else what the server says now, and on
 * top of it the other sheets of the workbook. A ledger of which neither is at hand stays unknown.
 */
export function createLinkedSheets(deps: LinkedSheetsDeps): LinkedSheets {
  const live = new Map<string, LiveLedger>();
  const sheets = new Map<string, LinkedSheet>();
  /** The rows of the server that each was last made of. */
  const bases = new Map<string, readonly Row[] | null>();
  const pulled = new Map<string, readonly Row[] | null>();

  async function stored(ledger: string, epoch: string | null): Promise<readonly Row[] | null> {
    const { state } = await loadFileState(deps.port, ledger);
    if (state !== null && state.unit === deps.unit && state.epoch !== null) return rowsLastSeen(state);
    const known = pulled.get(ledger);
    if (known !== undefined) return known;
    const rows = await pulledRows(deps, ledger, epoch);
    if (rows !== null) pulled.set(ledger, rows);
    return rows;
  }

  async function here(ledger: string, found: readonly FoundLedger[]): Promise<SheetRows | null> {
    const sheet = found.find(({ definition }) => definition.id === ledger);
    if (sheet === undefined) return null;
    const kept = sheets.get(ledger);
    const linked = kept?.definition === sheet.definition ? kept : createLinkedSheet(deps, sheet.definition);
    sheets.set(ledger, linked);
    return linked.read(sheet);
  }

  return {
    links: { ledger: (id) => live.get(id) ?? null, ofOneUnit: true },
    async refresh(definition, found, epoch) {
      const changes: LinkChange[] = [];
      for (const id of linkedLedgerIds(definition)) {
        const known = await stored(id, epoch);
        const sheet = await here(id, found);
        const linked = deps.definitions.find((candidate) => candidate.id === id);
        if (linked === undefined || (known === null && sheet === null)) continue;
        const before = live.get(id);
        const ledger = before ?? liveLedger(linked);
        const sameBase = bases.get(id) === known;
        bases.set(id, known);
        const some = before !== undefined && sameBase ? (sheet?.changed ?? null) : null;
        const change = some === null ? ledger.replace(merged(known ?? [], sheet?.rows() ?? [])) : ledger.put(some);
        for (const _ of ledger.prepare(NAMES_A_STEP)) await deps.pause();
        if (before !== undefined && change.keys.size === 0) continue;
        live.set(id, ledger);
        changes.push(change);
      }
      return changes;
    },
    forgetServer: () => pulled.clear(),
  };
}

/** Rows of two sources as one; of the same row the one of the sheet is taken. */
function merged(stored: readonly Row[], sheet: readonly Row[]): readonly Row[] {
  if (stored.length === 0) return sheet;
  const newer = new Set(sheet.map(({ rowId }) => rowId));
  return [...stored.filter(({ rowId }) => !newer.has(rowId)), ...sheet];
}

const LAST_SEEN = new WeakMap<FileState['shadow'], readonly Row[]>();

function rowsLastSeen({ shadow }: FileState): readonly Row[] {
  const known = LAST_SEEN.get(shadow);
  if (known) return known;
  const rows = Object.entries(shadow).flatMap(([rowId, row]) => (row.deleted === true ? [] : [{ rowId, fields: row.fields }]));
  LAST_SEEN.set(shadow, rows);
  return rows;
}

async function pulledRows(
  { server, unit }: LinkedSheetsDeps,
  ledger: string,
  epoch: string | null,
): Promise<readonly Row[] | null> {
  const rows = new Map<string, Row>();
  let history = epoch ?? '';
  let cursor = 0;
  for (let asked = 0; asked < 200; asked += 1) {
    const answer = await server.changes({ unit, ledger, epoch: history, cursor, limit: PAGE });
    if (!answer.ok) {
      const { error } = answer;
      if (error.kind !== 'problem' || error.code !== 'EPOCH_CHANGED' || error.epoch === undefined || cursor > 0) return null;
      if (error.epoch === history) return null;
      history = error.epoch;
      continue;
    }
    for (const { rowId, fields, deleted } of answer.value.changes) {
      if (deleted) rows.delete(rowId);
      else rows.set(rowId, { rowId, fields });
    }
    if (!answer.value.more) break;
    cursor = answer.value.next;
  }
  return [...rows.values()];
}

interface SheetRows {
  rows(): readonly Row[];
  /** Those that differ from the last time, when no row came, went or moved; else null. */
  readonly changed: readonly Row[] | null;
}

interface LinkedSheet {
  readonly definition: LedgerDefinition;
  read(found: FoundLedger): Promise<SheetRows>;
}

/** Another sheet of the workbook, read again and again; what did not change is not read as a row again. */
function createLinkedSheet({ context, pause }: LinkedSheetsDeps, definition: LedgerDefinition): LinkedSheet {
  const reader = createLedgerReader(definition, pause);
  let basis = '';
  let readCells: RowReader | null = null;
  let before: { readonly sources: readonly ReadSheetRow[]; readonly keys: readonly string[] } | null = null;
  const kept = createKeptParts<ReadSheetRow, RowFields>(({ cells }) => readCells?.(cells).fields ?? {});
  return {
    definition,
    async read({ reading }) {
      const read = await reader.read(reading);
      if (!read) return { rows: () => [], changed: null };
      const yuanPerUnitByColumn = Object.fromEntries(
        Object.entries(read.layout.yuanPerUnit).map(([letters, yuan]) => [read.layout.columns[letters] ?? letters, yuan]),
      );
      const now = JSON.stringify([context().today, reading.dateSystem, yuanPerUnitByColumn]);
      if (readCells === null || basis !== now) {
        basis = now;
        readCells = createRowReader(definition, { ...context(), date1904: reading.dateSystem === 1904, yuanPerUnitByColumn });
      }
      const { sources } = read;
      for (const _ of kept.prepare(sources, [basis], SLICE_ROWS)) await pause();
      const { parts, changed } = kept.of(sources, [basis]);
      const last = before;
      const inPlace =
        last !== null &&
        changed !== null &&
        changed.every((place) => {
          const [old, source] = [last.sources[place], sources[place]];
          return old?.row === source?.row && old?.rowId === source?.rowId;
        });
      const keys = inPlace ? last.keys : uniqueKeys(sources);
      before = { sources, keys };
      const rowAt = (place: number): Row => ({ rowId: keys[place] ?? '', fields: parts[place] ?? {} });
      return { rows: () => keys.map((_, place) => rowAt(place)), changed: inPlace ? changed.map(rowAt) : null };
    },
  };
}
