import type { IRange } from '@univerjs/core';
import { parseArea } from '@double-hundred/xlsx/area';

/** Reads `A1:C9 E2` as ranges counted from 0; whole columns and unreadable parts are left out. */
export function rangesFromText(text: string): IRange[] {
  return text.split(/[\s,]+/).flatMap((part) => {
    const area = parseArea(part.includes(':') ? part : `${part}:${part}`);
    return area === null
      ? []
      : [{ startRow: area.top - 1, startColumn: area.left - 1, endRow: area.bottom - 1, endColumn: area.right - 1 }];
  });
}
