import { describe, expect, it } from 'vitest';
import type { CellStyle } from '@double-hundred/xlsx/read-look';
import { styleFromFile, styleToFile } from './cell-look.ts';
import { isDayFormat } from './day-format.ts';

describe('LOOK of cells', () => {
  it('LOOK of a cell goes into the grid and out again unchanged', () => {
    const style: CellStyle = {
      font: { name: '黑体', size: 12, bold: true, italic: true, underline: true, strikethrough: true, color: { rgb: 'C00000' } },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
      border: {
        top: { style: 'thin', color: { rgb: '808080' } },
        right: { style: 'double', color: { rgb: '000000' } },
        bottom: { style: 'hair', color: { rgb: '808080' } },
        left: { style: 'medium', color: { rgb: '808080' } },
      },
      alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
      numFmt: '#,##0.00',
    };
    expect(styleToFile(styleFromFile(style))).toEqual(style);
  });

  it('LOOK leaves out what the grid has by itself', () => {
    expect(
      styleFromFile({
        font: { color: { rgb: '000000' } },
        fill: { type: 'pattern', pattern: 'none' },
        numFmt: 'General',
        border: {},
      }),
    ).toEqual({});
    expect(styleToFile({ bg: { rgb: 'rgb(255, 0, 16)' } })).toEqual({
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FF0010' } },
    });
  });

  it.each([
    ['yyyy-mm-dd', true],
    ['m"月"d"日"', true],
    ['yyyy"年"m"月"', true],
    ['[$-804]yyyy/m/d;@', true],
    ['h:mm', false],
    ['mm:ss.0', false],
    ['#,##0.00', false],
    ['0.00"亩"', false],
    ['"day" 0', false],
    ['General', false],
    ['@', false],
  ])('LOOK %s counts days: %s', (format, counts) => {
    expect(isDayFormat(format)).toBe(counts);
  });
});
