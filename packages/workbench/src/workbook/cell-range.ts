import type { IRange } from '@univerjs/core';

/** Reads `A1:C9 E2` as ranges counted from 0; whole columns and unreadable parts are left out. */
export function rangesFromText(text: string): IRange[] {
  return text.split(/[\s,]+/).flatMap((part) => {
    const found = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(part);
    if (found === null) return [];
    const [, left = '', top = '', right = left, bottom = top] = found;
    return [{ startRow: Number(top) - 1, startColumn: columnNumber(left), endRow: Number(bottom) - 1, endColumn: columnNumber(right) }];
  });
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
