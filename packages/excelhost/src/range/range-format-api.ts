import { defineApi } from '../protocol/api-object.ts';
import { invalidArgument } from '../protocol/host-error.ts';
import type { Cell, CellStyle } from '../workbook/cell.ts';
import { placeOf, type RangeTarget } from './range-target.ts';
import { commonStyle } from './range-values.ts';
import { writeStyle } from './write-cells.ts';

/** Width of a standard column, in points. */
const STANDARD_WIDTH = 48;
const STANDARD_HEIGHT = 14.25;

const fillApi = defineApi<RangeTarget>({
  type: 'RangeFill',
  scalars: { Color: look((cell) => cell?.style?.fillColor ?? '#FFFFFF') },
  writes: { Color: (target, value) => paint(target, { fillColor: colour(value) }) },
  methods: {
    Clear: (target) => {
      const { sheet, area } = placeOf(target);
      writeStyle(target.api.book, sheet, area, { fillColor: '#FFFFFF' });
    },
  },
});

const fontApi = defineApi<RangeTarget>({
  type: 'RangeFont',
  scalars: {
    Color: look((cell) => cell?.style?.fontColor ?? '#000000'),
    Bold: look((cell) => cell?.style?.bold ?? false),
    Italic: look((cell) => cell?.style?.italic ?? false),
  },
  writes: {
    Color: (target, value) => paint(target, { fontColor: colour(value) }),
    Bold: (target, value) => paint(target, { bold: value === true }),
    Italic: (target, value) => paint(target, { italic: value === true }),
  },
});

const protectionApi = defineApi<RangeTarget>({
  type: 'FormatProtection',
  scalars: { Locked: look((cell) => cell?.style?.locked ?? true), FormulaHidden: () => false },
  writes: { Locked: (target, value) => paint(target, { locked: value === true }) },
});

/** Excel.RangeFormat; borders and the finer points of fonts are left out. */
export const rangeFormatApi = defineApi<RangeTarget>({
  type: 'RangeFormat',
  scalars: {
    WrapText: look((cell) => cell?.style?.wrapText ?? false),
    HorizontalAlignment: look((cell) => cell?.style?.horizontalAlignment ?? 'General'),
    VerticalAlignment: look((cell) => cell?.style?.verticalAlignment ?? 'Center'),
    ColumnWidth: (target) => {
      const { sheet, area } = placeOf(target);
      return sheet.state.columnWidths.get(area.left) ?? STANDARD_WIDTH;
    },
    RowHeight: () => STANDARD_HEIGHT,
  },
  children: { Fill: fillApi, Font: fontApi, Protection: protectionApi },
  writes: {
    WrapText: (target, value) => paint(target, { wrapText: value === true }),
    HorizontalAlignment: (target, value) => paint(target, { horizontalAlignment: String(value) }),
    VerticalAlignment: (target, value) => paint(target, { verticalAlignment: String(value) }),
    ColumnWidth: (target, value) => {
      const { sheet, area } = placeOf(target);
      if (typeof value !== 'number') throw invalidArgument('columnWidth');
      const widths = new Map(sheet.state.columnWidths);
      for (let column = area.left; column <= area.right; column += 1) widths.set(column, value);
      sheet.state.columnWidths = widths;
    },
  },
  methods: { AutofitColumns: () => undefined, AutofitRows: () => undefined },
});

function look(read: (cell: Cell | undefined) => unknown): (target: RangeTarget) => unknown {
  return (target) => {
    const { sheet, area } = placeOf(target);
    return commonStyle(sheet, area, read);
  };
}

function paint(target: RangeTarget, style: CellStyle): void {
  const { sheet, area } = placeOf(target);
  writeStyle(target.api.book, sheet, area, style);
}

const NAMED: Readonly<Record<string, string>> = {
  red: '#FF0000',
  yellow: '#FFFF00',
  white: '#FFFFFF',
  black: '#000000',
  green: '#008000',
  blue: '#0000FF',
};

function colour(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '').toUpperCase()}`;
  return NAMED[text.toLowerCase()] ?? refuse();
}

function refuse(): never {
  throw invalidArgument('color');
}
