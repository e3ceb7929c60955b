import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FileState, fileStateSchema, newFileState } from '@double-hundred/shared/sync/file-state';
import type { SheetPort } from '../ports/sheet-port.ts';

const STATE_KEY = 'double-hundred-ledger';

/** What the workbook says of itself; `damaged` when there is a text that cannot be read. */
export interface StoredState {
  readonly state: FileState | null;
  readonly damaged: boolean;
}

/** Reads the state kept inside the workbook. */
export async function loadFileState(port: SheetPort): Promise<StoredState> {
  const text = await port.loadState(STATE_KEY);
  if (text === null || text === '') return { state: null, damaged: false };
  const read = fileStateSchema.safeParse(parsed(text));
  return read.success ? { state: read.data, damaged: false } : { state: null, damaged: true };
}

/** Takes the state out of the workbook again. */
export async function dropFileState(port: SheetPort): Promise<void> {
  await port.saveState(STATE_KEY, null);
}

export async function saveFileState(port: SheetPort, state: FileState): Promise<void> {
  await port.saveState(STATE_KEY, JSON.stringify(state));
}

/** The state to go on with: the file's own, or that of a workbook that has never been sent. */
export function stateFor(stored: FileState | null, definition: LedgerDefinition, unit: string, ids: IdSource): FileState {
  if (stored) return stored;
  return newFileState({
    fileId: ids.next('f'),
    replicaId: ids.next('c'),
    unit,
    ledger: definition.id,
    schemaVersion: definition.version,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
