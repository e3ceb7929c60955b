import type { MergedArea } from '@double-hundred/shared/workbook/grid';

const LAST_COLUMN = 16_384;

/** Column number (1-based) of a reference such as `AB12`. */
export function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return Math.min(Math.max(column, 1), LAST_COLUMN);
}

/** An area such as `A1:C3`, 1-based and inclusive; null for anything else. */
export function parseArea(reference: string): MergedArea | null {
  const parts = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference);
  if (!parts) return null;
  return {
    left: columnNumber(parts[1] ?? 'A'),
    top: Number(parts[2]),
    right: columnNumber(parts[3] ?? 'A'),
    bottom: Number(parts[4]),
  };
}
