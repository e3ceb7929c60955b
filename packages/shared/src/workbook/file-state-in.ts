import { type FileState, fileStateSchema } from '../sync/file-state.ts';
import type { WorkbookGrid } from './grid.ts';
import { FILE_STATE_KEY, readStatePart } from './state-part.ts';

/** The state a ledger file carries inside itself; null without one, or when it cannot be read. */
export function fileStateIn({ customXml }: Pick<WorkbookGrid, 'customXml'>): FileState | null {
  for (const xml of customXml) {
    const part = readStatePart(xml);
    if (part?.key !== FILE_STATE_KEY) continue;
    const state = fileStateSchema.safeParse(jsonOrNull(part.json));
    if (state.success) return state.data;
  }
  return null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
