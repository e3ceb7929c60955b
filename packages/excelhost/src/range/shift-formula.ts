import { localAddress, parseAddress } from './address.ts';
import { type Shift, shiftedArea } from './shift-area.ts';

// A reference outside quotes: an optional sheet, then a cell, cells, columns or rows. Names before "(" are functions.
const REFERENCE =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\p{L}\p{N}_(.])/gu;

/** The formula after cells of `shiftedSheet` moved; references to deleted cells become #REF!. */
export function shiftedFormula(formula: string, ownSheet: string, shiftedSheet: string, shift: Shift): string {
  return formula.replace(REFERENCE, (all: string, quoted: string | undefined, sheet: string | undefined, address: string) => {
    if (quoted !== undefined) return all;
    const name = sheet === undefined ? ownSheet : (parseAddress(`${sheet}A1`)?.sheet ?? '');
    if (name.toLowerCase() !== shiftedSheet.toLowerCase()) return all;
    const area = parseAddress(address)?.area;
    if (!area) return all;
    const moved = shiftedArea(area, shift);
    return `${sheet ?? ''}${moved ? withDollars(localAddress(moved), address) : '#REF!'}`;
  });
}

// Keeps the dollar signs of the reference where they were.
function withDollars(moved: string, original: string): string {
  const signs = original.split(':').map((part) => ({ column: part.startsWith('$'), row: /[A-Za-z]\$\d/.test(part) }));
  return moved
    .split(':')
    .map((part, index) => {
      const match = /^([A-Z]*)(\d*)$/.exec(part);
      const sign = signs[index] ?? signs[0];
      return `${sign?.column ? '$' : ''}${match?.[1] ?? ''}${sign?.row && match?.[2] ? '$' : ''}${match?.[2] ?? ''}`;
    })
    .join(':');
}

/** The formula as it reads when filled or copied by so many rows and columns: relative references move along. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(REFERENCE, (all: string, quoted: string | undefined, sheet: string | undefined, address: string) => {
    if (quoted !== undefined) return all;
    const moved = address.split(':').map((part) => movedPart(part, rows, columns));
    return moved.includes(null) ? '#REF!' : `${sheet ?? ''}${moved.join(':')}`;
  });
}

function movedPart(part: string, rows: number, columns: number): string | null {
  const match = /^(\$?)([A-Za-z]{1,3})(\$?)(\d*)$/.exec(part);
  if (!match) return part;
  const area = parseAddress(`${match[2]}${match[4] === '' ? 1 : match[4]}`)?.area;
  if (!area) return part;
  const column = match[1] === '$' ? area.left : area.left + columns;
  const row = match[3] === '$' || match[4] === '' ? area.top : area.top + rows;
  if (row < 1 || column < 1) return null;
  const address = localAddress({ top: row, left: column, bottom: row, right: column });
  const letters = address.replace(/\d+$/, '');
  return `${match[1]}${letters}${match[3]}${match[4] === '' ? '' : row}`;
}
