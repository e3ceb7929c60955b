import {
  AlignmentType,
  BorderStyle,
  type IIndentAttributesProperties,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';

/** GB/T 9704-2012 names these; Word and WPS on office computers have them, others put a likeness in their place. */
export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  lead: '楷体_GB2312',
  pageNumber: '宋体',
  digits: 'Times New Roman',
} as const;

/** Half points: 二号 22, 三号 16, 四号 14, 小四 12 points. */
export const SIZES = { title: 44, body: 32, pageNumber: 28, table: 24, note: 18 } as const;

/** Twips. 22 lines share the 225 mm of the text; one character of 三号 is 16 points. */
export const LINE = 579;
/** The height of a line of the notes below the tables. */
export const NOTE_LINE = 260;
export const CHARACTER = 320;
// 28 characters of 16 points are 158 mm; a quarter of a point less each fits them into 156 mm.
const TIGHTER = -5;

/** A piece of text in one of the fonts; digits and letters of the body are set in Times New Roman. */
export function run(text: string, font: keyof typeof FONTS = 'body', look: { size?: number; color?: string } = {}): TextRun {
  const size = look.size ?? SIZES.body;
  const latin = font === 'body' || font === 'lead' ? FONTS.digits : FONTS[font];
  return new TextRun({
    text,
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: FONTS[font] },
    size,
    ...(look.color === undefined ? {} : { color: look.color }),
    ...(size === SIZES.body ? { characterSpacing: TIGHTER } : {}),
  });
}

/** A paragraph on the grid of lines. */
export function line(
  children: readonly ParagraphChild[],
  look: {
    align?: 'left' | 'center' | 'right' | 'both';
    indent?: IIndentAttributesProperties;
    height?: number;
    keepNext?: boolean;
    redRule?: boolean;
    pageBreakBefore?: boolean;
  } = {},
): Paragraph {
  return new Paragraph({
    children: [...children],
    alignment: AlignmentType[ALIGNMENTS[look.align ?? 'both']],
    spacing: { line: look.height ?? LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...(look.indent === undefined ? {} : { indent: look.indent }),
    ...(look.keepNext === true ? { keepNext: true } : {}),
    ...(look.pageBreakBefore === true ? { pageBreakBefore: true } : {}),
    ...(look.redRule === true ? { border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } } } : {}),
  });
}

/** The red of heads and rules. */
export const RED = 'FF0000';

/** The first-line indent of two characters, told in characters and in twips for programs that know only those. */
export const INDENTED: IIndentAttributesProperties = { firstLineChars: 200, firstLine: 2 * CHARACTER };

/** Empty lines of the grid. */
export function blank(count: number, look: { keepNext?: boolean } = {}): readonly Paragraph[] {
  return Array.from({ length: count }, () => line([], look));
}

const ALIGNMENTS = { left: 'LEFT', center: 'CENTER', right: 'RIGHT', both: 'JUSTIFIED' } as const;
