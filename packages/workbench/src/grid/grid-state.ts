import type { FWorkbook } from '@univerjs/preset-sheets-core';

/** The texts kept with the workbook, by key. They travel with its snapshot and with the exported file. */
export function gridStates(workbook: FWorkbook): Readonly<Record<string, string>> {
  const kept: unknown = workbook.getWorkbook().getCustomMetadata()?.['states'];
  if (kept === null || typeof kept !== 'object') return {};
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export function loadGridState(workbook: FWorkbook, key: string): string | null {
  const kept = gridStates(workbook);
  return Object.hasOwn(kept, key) ? (kept[key] ?? null) : null;
}

/** Sets the text outside the undo stack, or forgets it for null; it is in the next snapshot. */
export function saveGridState(workbook: FWorkbook, key: string, text: string | null): void {
  const model = workbook.getWorkbook();
  const others = Object.entries(gridStates(workbook)).filter(([one]) => one !== key);
  const states = Object.fromEntries(text === null ? others : [...others, [key, text]]);
  model.setCustomMetadata({ ...model.getCustomMetadata(), states });
}
