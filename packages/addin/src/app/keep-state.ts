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
  const text = JSON.stringify(state);
  await port.saveState(key, text);
  remember(port, key, text, { state, damaged: false, key });
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

/** What was last read of a workbook, by key: the same text is the same state, and reading thousands of rows takes long. */
const KNOWN = new WeakMap<SheetPort, Map<string, { readonly text: string; readonly stored: StoredState }>>();

function remember(port: SheetPort, key: string, text: string, stored: StoredState): void {
  const known = KNOWN.get(port) ?? new Map<string, { readonly text: string; readonly stored: StoredState }>();
  known.set(key, { text, stored });
  KNOWN.set(port, known);
}

async function loadAt(port: SheetPort, key: string): Promise<StoredState> {
  const text = await port.loadState(key);
  if (text === null || text === '') return { state: null, damaged: false, key };
  const known = KNOWN.get(port)?.get(key);
  if (known?.text === text) return known.stored;
  const read = fileStateSchema.safeParse(parsed(text));
  const stored: StoredState = read.success ? { state: read.data, damaged: false, key } : { state: null, damaged: true, key };
  remember(port, key, text, stored);
  return stored;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
