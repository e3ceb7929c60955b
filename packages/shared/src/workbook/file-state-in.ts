import { type FileState, fileStateSchema } from '../sync/file-state.ts';
import type { WorkbookGrid } from './grid.ts';
import { FILE_STATE_KEY, readStatePart } from './state-part.ts';

/** The state a file carries of a ledger, else of the one it worked on first; null without one, or when it cannot be read. */
export function fileStateIn({ customXml }: Pick<WorkbookGrid, 'customXml'>, ledger?: string): FileState | null {
  let first: FileState | null = null;
  for (const xml of customXml) {
    const part = readStatePart(xml);
    if (part === null || !part.key.startsWith(FILE_STATE_KEY)) continue;
    const state = fileStateSchema.safeParse(jsonOrNull(part.json));
    if (!state.success) continue;
    if (state.data.ledger === ledger) return state.data;
    if (part.key === FILE_STATE_KEY) first ??= state.data;
  }
  return first;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
