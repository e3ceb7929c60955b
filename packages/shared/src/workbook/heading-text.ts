const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/gu;
const CURRENCY_UNIT: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1_000,
  万: 10_000,
  万元: 10_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿: 100_000_000,
  亿元: 100_000_000,
};
const UNIT_SUFFIX = /(?:\((?:人民币|单位:?)?(亿元|亿|千万元|百万元|万元|万|千元|元)\)|[,:、/]?(亿元|千万元|百万元|万元|千元))$/u;
const UNIT_LINE = /单位[:为]?\(?(?:人民币)?(亿元|千万元|百万元|万元|千元|元)/u;
const TRAILING_BRACKET = /\([^()]*\)$/u;
const MARKS = /[*★☆※:,、。.;"'“”‘’《》<>_\-—/|]/gu;

/** Texts of these characters alone are squeezed already; most cells are, and one test is cheaper than six replacements. */
const SQUEEZED = /^[\u0021-\u005a\u005c\u005e-\u007e\u2014\u2018-\u201d\u3001\u3002\u4e00-\u9fff]*$/;

/** Text with width and compatibility characters unified and every space, line break and invisible character removed. */
export function squeeze(text: string): string {
  if (SQUEEZED.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replaceAll('【', '(')
    .replaceAll('】', ')')
    .replaceAll('[', '(')
    .replaceAll(']', ')');
}

/** A heading taken apart: what names the column, the same without a remark in brackets, and its money unit. */
export interface HeadingText {
  readonly name: string;
  readonly bareName: string;
  /** Yuan per 1 in the cell from a suffix such as （亿元）; null without one. */
  readonly yuanPerUnit: number | null;
}

/** Takes a heading apart for comparison. Source of the folding: LEDGERS.md, first paragraph. */
export function headingText(text: string): HeadingText {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const taken = takenApart(text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(text, taken);
  return taken;
}

/** The first rows of a sheet are looked at for each ledger it may hold, row by row and in pairs of rows. */
const KNOWN = new Map<string, HeadingText>();
const MOST_KNOWN = 5_000;

function takenApart(text: string): HeadingText {
  const squeezed = squeeze(text);
  const suffix = UNIT_SUFFIX.exec(squeezed);
  const unit = suffix?.[1] ?? suffix?.[2];
  const rest = suffix && suffix.index > 0 ? squeezed.slice(0, suffix.index) : squeezed;
  return {
    name: fold(rest),
    bareName: fold(rest.replace(TRAILING_BRACKET, '')),
    yuanPerUnit: unit === undefined || !suffix || suffix.index === 0 ? null : (CURRENCY_UNIT[unit] ?? null),
  };
}

/** Yuan per 1 that a unit line such as “单位：万元、个” states; null when the text is no unit line. */
export function unitLineScale(text: string): number | null {
  const unit = UNIT_LINE.exec(squeeze(text))?.[1];
  return unit === undefined ? null : (CURRENCY_UNIT[unit] ?? null);
}

function fold(text: string): string {
  return text.replace(MARKS, '').replace(/[()]/gu, '').replace(/^其中/u, '').toLowerCase();
}
