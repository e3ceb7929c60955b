import type { Column } from '@double-hundred/shared/ledger/definition';
import { columnFormat, MARK_LOOK } from '@double-hundred/shared/workbook/column-dress';
import type { CellLook } from '@double-hundred/xlsx/workbook-spec';

/** The looks that every template has, beside those of its columns. */
const COMMON_LOOKS = {
  title: { bold: true, size: 18, horizontal: 'center' },
  line: { size: 11, horizontal: 'left' },
  lineRight: { size: 11, horizontal: 'right' },
  mark: { ...MARK_LOOK, horizontal: 'center' },
  heading: { bold: true, border: 'thin', fill: 'DDEBF7', horizontal: 'center', wrap: true },
  headingRequired: { bold: true, border: 'thin', fill: '1F4E78', color: 'FFFFFF', horizontal: 'center', wrap: true },
  headingComputed: { border: 'thin', fill: 'EDEDED', color: '595959', horizontal: 'center', wrap: true },
  growth: { border: 'thin', fill: 'F5F5F5', color: '595959', horizontal: 'right', format: '+0.0%;"−"0.0%;0.0%' },
  number: { border: 'thin', horizontal: 'center' },
  id: { format: '@' },
} as const satisfies Record<string, CellLook>;

/** The looks of a template with those columns: for every column one with lines around the cells, and `-open` without. */
export function templateLooks(columns: readonly Column[]): Readonly<Record<string, CellLook>> {
  const looks = columns.flatMap((column): [string, CellLook][] => {
    const look = { format: columnFormat(column), ...placing(column) };
    return [
      [columnLook(column), { ...look, border: 'thin' }],
      [`${columnLook(column)}-open`, look],
    ];
  });
  return { ...COMMON_LOOKS, ...Object.fromEntries(looks) };
}

/** The name of the look of a column's cells; columns that look alike share it. */
export function columnLook(column: Column): string {
  const { horizontal, wrap } = placing(column);
  return [columnFormat(column), horizontal ?? 'left', wrap === true ? 'wrap' : ''].join(' ');
}

function placing({ type }: Column): Pick<CellLook, 'horizontal' | 'wrap'> {
  switch (type.kind) {
    case 'choice':
    case 'unitRef':
    case 'yesNo':
      return { horizontal: 'center', wrap: true };
    case 'day':
      return { horizontal: 'center' };
    case 'wan':
    case 'yuan':
    case 'usdWan':
    case 'decimal':
    case 'integer':
    case 'percent':
      return { horizontal: 'right' };
    default:
      return { wrap: true };
  }
}
