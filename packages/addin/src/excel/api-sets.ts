/** Below this set Excel cannot run the pane: Office 2019 has 1.7, Office 2016 has 1.1. */
export const LEAST_API = '1.9';

/** What newer sets add, and from which set on; without them the pane works and says so in 诊断. */
export const EXTRA_API = { rowSorted: '1.10', mergedAreas: '1.13' } as const;

/** With this set the client sends the look for merged areas as a write that can be undone; without it, as one that cannot. */
const UNDO_OF_MERGED_AREAS = '1.7';

/** The sets 诊断 asks for, least to most. */
export const API_SETS = ['1.9', '1.10', '1.11', '1.12', '1.13', '1.14'] as const;

/** Which extras the running Excel has. */
export type ExcelExtras = Readonly<Record<keyof typeof EXTRA_API | 'undo', boolean>>;

/** Asks for each extra; versions are texts because the library reads the number 1.10 as 1.1. */
export function extrasOf(supports: (set: string, version: string) => boolean): ExcelExtras {
  return {
    rowSorted: supports('ExcelApi', EXTRA_API.rowSorted),
    mergedAreas: supports('ExcelApi', EXTRA_API.mergedAreas),
    undo: supports('ExcelApiUndo', UNDO_OF_MERGED_AREAS),
  };
}
