import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { type FileState, fileStateSchema, newFileState } from '@double-hundred/shared/sync/file-state';
import { FILE_STATE_KEY, stateKeyOf } from '@double-hundred/shared/workbook/state-part';
import type { SheetPort } from '../ports/sheet-port.ts';

/** What the workbook says of itself; `damaged` when there is a text that cannot be read. */
export interface StoredState {
  readonly state: FileState | null;
  readonly damaged: boolean;
  /** Where it is kept. The first ledger of a workbook has the plain key, further ones a key of their own. */
  readonly key: string;
}

/** Reads the state of a ledger kept inside the workbook; without a ledger, that of the one it worked on first. */
export async function loadFileState(port: SheetPort, ledger?: string): Promise<StoredState> {
  const plain = await loadAt(port, FILE_STATE_KEY);
  if (ledger === undefined || plain.state === null || plain.state.ledger === ledger) return plain;
  return loadAt(port, stateKeyOf(ledger));
}

/** Takes a state out of the workbook again. */
export async function dropFileState(port: SheetPort, key: string): Promise<void> {
  await port.saveState(key, null);
}

export async function saveFileState(port: SheetPort, state: FileState, key: string): Promise<void> {
  await port.saveState(key, JSON.stringify(state));
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

async function loadAt(port: SheetPort, key: string): Promise<StoredState> {
  const text = await port.loadState(key);
  if (text === null || text === '') return { state: null, damaged: false, key };
  const read = fileStateSchema.safeParse(parsed(text));
  return read.success ? { state: read.data, damaged: false, key } : { state: null, damaged: true, key };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
