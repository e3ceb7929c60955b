import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { type FileState, newFileState } from '@double-hundred/shared/sync/file-state';
import type { SheetPatch, SyncRow, SyncSheet } from '@double-hundred/shared/sync/sync-sheet';

export const MODEL_FIELDS = ['a', 'b', 'c'] as const;
export const MODEL_UNIT = 'u1';
export const MODEL_LEDGER = 'model';

/** A value the model's clerk may not send: the pane's own checks find an error. */
export const LOCAL_ERROR = 'ERR';

export interface ModelRow {
  id: string | null;
  cells: Record<string, string>;
  /** Every value a person could have seen in the cell before typing there. */
  seen: Record<string, string[]>;
}

/** What the file holds and what copies and backups of it carry along. */
export interface WorkbookContent {
  rows: ModelRow[];
  state: FileState;
}

/** A workbook in memory: sheet and state travel together, as they do inside a real file. */
export interface ModelWorkbook {
  content: WorkbookContent;
  readonly sheet: SyncSheet;
  saveState(state: FileState): Promise<void>;
  /** Number of further writes the host allows before it fails, as in a crash; null for no limit. */
  writesLeft: number | null;
  tokens(): Set<string>;
}

export class HostCrash extends Error {}

export function newWorkbookContent(ids: IdSource): WorkbookContent {
  return {
    rows: [],
    state: newFileState({
      fileId: ids.next('f'),
      replicaId: ids.next('p'),
      unit: MODEL_UNIT,
      ledger: MODEL_LEDGER,
      schemaVersion: 1,
    }),
  };
}

export function copyContent(content: WorkbookContent): WorkbookContent {
  return { rows: content.rows.map(copyRow), state: content.state };
}

export function copyRow(row: ModelRow): ModelRow {
  return {
    id: row.id,
    cells: { ...row.cells },
    seen: Object.fromEntries(Object.entries(row.seen).map(([field, values]) => [field, [...values]])),
  };
}

/** Puts a value into a cell, remembering that it has been visible there. */
export function showValue(row: ModelRow, field: string, value: string | null): void {
  if (value === null) delete row.cells[field];
  else {
    row.cells[field] = value;
    (row.seen[field] ??= []).push(value);
  }
}

export function openWorkbook(content: WorkbookContent): ModelWorkbook {
  const workbook: ModelWorkbook = {
    content,
    writesLeft: null,
    sheet: {
      readRows: () => Promise.resolve(workbook.content.rows.map(readRow)),
      applyPatches: async (patches) => {
        for (const patch of inOrder(patches)) {
          spend(workbook);
          applyPatch(workbook.content, patch);
        }
      },
    },
    async saveState(state) {
      spend(workbook);
      workbook.content.state = state;
    },
    tokens: () => new Set(workbook.content.rows.flatMap((row) => Object.values(row.cells))),
  };
  return workbook;
}

function spend(workbook: ModelWorkbook): void {
  if (workbook.writesLeft === null) return;
  if (workbook.writesLeft === 0) throw new HostCrash();
  workbook.writesLeft -= 1;
}

function readRow(row: ModelRow, index: number): SyncRow {
  const held = Object.values(row.cells).some((value) => value.startsWith(LOCAL_ERROR));
  return { key: `${held ? '!' : ''}${index + 1}`, row: index + 1, rowId: row.id, fields: { ...row.cells } };
}

/** Cells and ids first, then removals from the bottom up, then new rows, as the patch contract asks. */
function inOrder(patches: readonly SheetPatch[]): SheetPatch[] {
  const writes = patches.filter((patch) => patch.kind === 'setId' || patch.kind === 'setCells');
  const removals = patches.filter((patch) => patch.kind === 'remove').sort((a, b) => b.row - a.row);
  return [...writes, ...removals, ...patches.filter((patch) => patch.kind === 'insert')];
}

function applyPatch(content: WorkbookContent, patch: SheetPatch): void {
  if (patch.kind === 'insert') {
    const row: ModelRow = { id: patch.rowId, cells: {}, seen: {} };
    for (const [field, value] of Object.entries(patch.fields)) showValue(row, field, String(value));
    content.rows.push(row);
    return;
  }
  const row = content.rows[patch.row - 1];
  if (row === undefined) throw new Error(`patch for a row that is not there: ${patch.row}`);
  if (patch.kind === 'remove') content.rows.splice(patch.row - 1, 1);
  else if (patch.kind === 'setId') row.id = patch.rowId;
  else {
    for (const [field, value] of Object.entries(patch.set)) {
      if ((row.cells[field] ?? null) !== patch.was[field]) continue;
      showValue(row, field, value === null ? null : String(value));
    }
  }
}
