import type { Column } from '@double-hundred/shared/ledger/definition';
import type { CellLook } from '@double-hundred/xlsx/workbook-spec';

const KIND_LOOKS = {
  text: { format: '@', wrap: true },
  longText: { format: '@', wrap: true },
  list: { horizontal: 'center', wrap: true },
  day: { format: 'yyyy-mm-dd', horizontal: 'center' },
  money: { format: '#,##0.00', horizontal: 'right' },
  integer: { format: '0', horizontal: 'right' },
  percent: { format: '0.00%', horizontal: 'right' },
} as const satisfies Record<string, CellLook>;

type KindLook = keyof typeof KIND_LOOKS;

/** The looks of a template: for every kind of column one with lines around the cells, and `-open` without. */
export const templateLooks: Readonly<Record<string, CellLook>> = {
  title: { bold: true, size: 18, horizontal: 'center' },
  line: { size: 11, horizontal: 'left' },
  lineRight: { size: 11, horizontal: 'right' },
  heading: { bold: true, border: 'thin', fill: 'DDEBF7', horizontal: 'center', wrap: true },
  headingRequired: { bold: true, border: 'thin', fill: '1F4E78', color: 'FFFFFF', horizontal: 'center', wrap: true },
  number: { border: 'thin', horizontal: 'center' },
  id: { format: '@' },
  ...Object.fromEntries(
    Object.entries(KIND_LOOKS).flatMap(([name, look]) => [
      [name, { ...look, border: 'thin' }],
      [`${name}-open`, look],
    ]),
  ),
};

/** The look of the cells of a column. Codes, phones and names are text, so that the host leaves them alone. */
export function columnLook(column: Column): KindLook {
  switch (column.type.kind) {
    case 'longText':
      return 'longText';
    case 'choice':
    case 'unitRef':
    case 'yesNo':
      return 'list';
    case 'day':
      return 'day';
    case 'wan':
    case 'usdWan':
    case 'decimal':
      return 'money';
    case 'integer':
      return 'integer';
    case 'percent':
      return 'percent';
    default:
      return 'text';
  }
}
