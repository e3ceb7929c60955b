import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { type FieldValue, type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { syncFile } from '@double-hundred/shared/sync/sync-file';
import type { SyncReport } from '@double-hundred/shared/sync/sync-report';
import type { SyncServer } from '@double-hundred/shared/sync/sync-server';
import type { SheetPatch, SyncSheet } from '@double-hundred/shared/sync/sync-sheet';

interface MemoryRow {
  rowId: string | null;
  fields: Record<string, FieldValue>;
}

/** A clerk's workbook in memory: rows a clerk types into, the state that travels inside the file, and the real sync. */
export function memoryFile(unit: string, ids: IdSource) {
  const rows: MemoryRow[] = [];
  const ledger = { ledger: projectsLedger.id, schemaVersion: projectsLedger.version };
  let state = newFileState({ fileId: ids.next('f'), replicaId: ids.next('p'), unit, ...ledger });
  const sheet: SyncSheet = {
    readRows: () =>
      Promise.resolve(
        rows.map(({ rowId, fields }, index) => ({ key: rowId ?? `#${index + 1}`, row: index + 1, rowId, fields: { ...fields } })),
      ),
    applyPatches: (patches) => {
      for (const patch of patches) write(rows, patch);
      return Promise.resolve();
    },
  };
  return {
    rows,
    /** Types a new row. */
    add: (fields: RowFields) => rows.push({ rowId: null, fields: { ...fields } }),
    state: () => state,
    sync: (server: SyncServer): Promise<SyncReport> =>
      syncFile({
        state,
        sheet,
        server,
        ids,
        saveState: (saved) => {
          state = saved;
          return Promise.resolve();
        },
      }),
  };
}

function write(rows: MemoryRow[], patch: SheetPatch): void {
  if (patch.kind === 'insert') {
    rows.push({ rowId: patch.rowId, fields: { ...patch.fields } });
    return;
  }
  const row = rows[patch.row - 1];
  if (row === undefined) throw new Error(`no row ${patch.row}`);
  if (patch.kind === 'setId') row.rowId = patch.rowId;
  else if (patch.kind === 'remove') rows.splice(patch.row - 1, 1);
  else {
    for (const [field, value] of Object.entries(patch.set)) {
      if (!sameValue(row.fields[field], patch.was[field])) continue;
      if (value === null) delete row.fields[field];
      else row.fields[field] = value;
    }
  }
}
