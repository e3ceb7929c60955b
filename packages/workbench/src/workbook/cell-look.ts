import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IBorderData, IBorderStyleData, IColorStyle, IStyleData, Nullable } from '@univerjs/core';
import type { CellStyle } from '@double-hundred/xlsx/read-look';

type Side = NonNullable<NonNullable<CellStyle['border']>['top']>;
type FileColour = NonNullable<Side['color']>;

const lines: readonly (readonly [Side['style'], BorderStyleTypes])[] = [
  ['thin', BorderStyleTypes.THIN],
  ['hair', BorderStyleTypes.HAIR],
  ['dotted', BorderStyleTypes.DOTTED],
  ['dashed', BorderStyleTypes.DASHED],
  ['dashDot', BorderStyleTypes.DASH_DOT],
  ['dashDotDot', BorderStyleTypes.DASH_DOT_DOT],
  ['double', BorderStyleTypes.DOUBLE],
  ['medium', BorderStyleTypes.MEDIUM],
  ['mediumDashed', BorderStyleTypes.MEDIUM_DASHED],
  ['mediumDashDot', BorderStyleTypes.MEDIUM_DASH_DOT],
  ['mediumDashDotDot', BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ['slantDashDot', BorderStyleTypes.SLANT_DASH_DOT],
  ['thick', BorderStyleTypes.THICK],
];
const across: readonly (readonly [NonNullable<NonNullable<CellStyle['alignment']>['horizontal']>, HorizontalAlign])[] = [
  ['left', HorizontalAlign.LEFT],
  ['center', HorizontalAlign.CENTER],
  ['right', HorizontalAlign.RIGHT],
  ['justify', HorizontalAlign.JUSTIFIED],
  ['distributed', HorizontalAlign.DISTRIBUTED],
];
const upright: readonly (readonly [NonNullable<NonNullable<CellStyle['alignment']>['vertical']>, VerticalAlign])[] = [
  ['top', VerticalAlign.TOP],
  ['center', VerticalAlign.MIDDLE],
  ['bottom', VerticalAlign.BOTTOM],
];

/** The style of a cell of a file in the spreadsheet's own form. Theme colours without a value are left to the default. */
export function styleFromFile(style: CellStyle): IStyleData {
  const { font, fill, border, alignment } = style;
  const result: IStyleData = {};
  if (font?.name !== undefined) result.ff = font.name;
  if (font?.size !== undefined) result.fs = font.size;
  if (font?.bold === true) result.bl = BooleanNumber.TRUE;
  if (font?.italic === true) result.it = BooleanNumber.TRUE;
  if (font?.underline !== undefined && font.underline !== false) result.ul = { s: BooleanNumber.TRUE };
  if (font?.strikethrough === true) result.st = { s: BooleanNumber.TRUE };
  const ink = colourFromFile(font?.color);
  if (ink !== undefined && ink.rgb !== '#000000') result.cl = ink;
  if (fill?.type === 'pattern' && fill.pattern === 'solid') {
    const background = colourFromFile(fill.fgColor);
    if (background !== undefined) result.bg = background;
  }
  const sides: IBorderData = {};
  for (const [name, side] of [
    ['t', border?.top],
    ['r', border?.right],
    ['b', border?.bottom],
    ['l', border?.left],
  ] as const) {
    const line = side === undefined ? undefined : lines.find(([file]) => file === side.style)?.[1];
    if (side !== undefined && line !== undefined) sides[name] = { s: line, cl: colourFromFile(side.color) ?? { rgb: '#000000' } };
  }
  if (Object.keys(sides).length > 0) result.bd = sides;
  const ht = across.find(([file]) => file === alignment?.horizontal)?.[1];
  if (ht !== undefined) result.ht = ht;
  const vt = upright.find(([file]) => file === alignment?.vertical)?.[1];
  if (vt !== undefined) result.vt = vt;
  if (alignment?.wrapText === true) result.tb = WrapStrategy.WRAP;
  if (style.numFmt !== undefined && style.numFmt !== '' && style.numFmt !== 'General') result.n = { pattern: style.numFmt };
  return result;
}

/** The way back: what the spreadsheet shows, as a style of a file. */
export function styleToFile(style: IStyleData): CellStyle {
  const ink = colourToFile(style.cl);
  const background = colourToFile(style.bg);
  const font = {
    ...(style.ff ? { name: style.ff } : {}),
    ...(style.fs === undefined ? {} : { size: style.fs }),
    ...(style.bl === BooleanNumber.TRUE ? { bold: true } : {}),
    ...(style.it === BooleanNumber.TRUE ? { italic: true } : {}),
    ...(style.ul?.s === BooleanNumber.TRUE ? { underline: true } : {}),
    ...(style.st?.s === BooleanNumber.TRUE ? { strikethrough: true } : {}),
    ...(ink === undefined ? {} : { color: ink }),
  };
  const horizontal = across.find(([, grid]) => grid === style.ht)?.[0];
  const vertical = upright.find(([, grid]) => grid === style.vt)?.[0];
  const alignment = {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(style.tb === WrapStrategy.WRAP ? { wrapText: true } : {}),
  };
  const border = {
    ...sideToFile('top', style.bd?.t),
    ...sideToFile('right', style.bd?.r),
    ...sideToFile('bottom', style.bd?.b),
    ...sideToFile('left', style.bd?.l),
  };
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    ...(background === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: background } as const }),
    ...(Object.keys(border).length > 0 ? { border } : {}),
    ...(Object.keys(alignment).length > 0 ? { alignment } : {}),
    ...(style.n?.pattern ? { numFmt: style.n.pattern } : {}),
  };
}

function sideToFile(
  name: 'top' | 'right' | 'bottom' | 'left',
  side: Nullable<IBorderStyleData>,
): Partial<Record<typeof name, Side>> {
  const line = lines.find(([, grid]) => grid === side?.s)?.[0];
  if (line === undefined) return {};
  const color = colourToFile(side?.cl);
  return { [name]: { style: line, ...(color === undefined ? {} : { color }) } };
}

function colourFromFile(colour: FileColour | undefined): IColorStyle | undefined {
  return colour?.rgb === undefined ? undefined : { rgb: `#${colour.rgb.slice(-6)}` };
}

function colourToFile(colour: Nullable<IColorStyle>): FileColour | undefined {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour?.rgb ?? '')?.[1];
  if (hex !== undefined) return { rgb: hex.toUpperCase() };
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour?.rgb ?? '');
  if (parts === null) return undefined;
  return {
    rgb: parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase(),
  };
}
