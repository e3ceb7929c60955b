import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { CellSpec, RowSpec } from './workbook-spec.ts';

const SPECIAL = /[&<>"\p{Cc}\ufffe\uffff]|_x[0-9a-f]{4}_/iu;
const FORBIDDEN = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu;

/** Text for an XML part: the five characters escaped, line ends unified, characters XML forbids left out. */
export function escapedText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n?/g, '\n')
    .replace(FORBIDDEN, '');
}

/** The `sheetData` element of rows; `styleOf` gives the style index of a look. */
export function sheetDataXml(rows: readonly RowSpec[], styleOf: (look: string | undefined) => number): string {
  const letters: string[] = [];
  const parts: string[] = ['<sheetData>'];
  rows.forEach((row, index) => {
    if (row.cells.length === 0 && row.height === undefined) return;
    const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`;
    let line = `<row r="${index + 1}"${height}>`;
    for (const [column, cell] of row.cells.entries()) {
      if (cell !== null)
        line += cellXml(cell, `${(letters[column] ??= columnLetters(column + 1))}${index + 1}`, styleOf(cell.look));
    }
    parts.push(line, '</row>');
  });
  parts.push('</sheetData>');
  return parts.join('');
}

// Text goes in as inline text: it is never taken for a formula, a number or an error, whatever it begins with.
function cellXml(cell: CellSpec, address: string, style: number): string {
  const look = style === 0 ? '' : ` s="${style}"`;
  const value = cell.value ?? null;
  if (cell.formula !== undefined) {
    const type = typeof value === 'string' ? ' t="str"' : '';
    const kept = value === null ? '' : `<v>${escapedText(String(value))}</v>`;
    return `<c r="${address}"${look}${type}><f>${escapedText(cell.formula)}</f>${kept}</c>`;
  }
  if (typeof value === 'string') {
    return value === ''
      ? blank(address, look)
      : `<c r="${address}"${look} t="inlineStr"><is><t xml:space="preserve">${escapedText(value)}</t></is></c>`;
  }
  if (typeof value === 'boolean') return `<c r="${address}"${look} t="b"><v>${value ? 1 : 0}</v></c>`;
  return value === null || !Number.isFinite(value) ? blank(address, look) : `<c r="${address}"${look}><v>${value}</v></c>`;
}

function blank(address: string, look: string): string {
  return look === '' ? '' : `<c r="${address}"${look}/>`;
}
