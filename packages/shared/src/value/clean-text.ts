const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}]/gu;
const ODD_SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const FULL_WIDTH_WORD = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const FULL_WIDTH_ASCII = /[\uff01-\uff5e]/g;
const COMPATIBILITY = /[\u2e80-\u2fdf\uf900-\ufaff]|[\ud87e][\udc00-\ude1f]/g;
/** Texts of these characters alone are clean already; most cells are, and one test is cheaper than six replacements. */
const PLAIN = /^[\u0021-\u007e\u2014\u2018-\u201d\u2026\u3001-\u3017\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/;
const LINE_BREAK = /\s*[\r\n\u2028\u2029]+\s*/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Words clerks write into a cell they leave empty. */
export const BLANK_WORDS: ReadonlySet<string> = new Set([
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '–',
  '－',
  '／',
  '无',
  '暂无',
  'N/A',
  'NA',
  'NULL',
]);

const LONGEST_BLANK = 4;

const FORMULA_ERROR =
  /^#(REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/;

function toAscii(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET);
}

/**
 * Text that may have several lines, as it is kept: no invisible characters, spaces at both ends or odd spaces;
 * full-width letters and digits and look-alike compatibility characters replaced. Punctuation and brackets stay.
 */
export function cleanLongText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACE, ' ')
    .replace(FULL_WIDTH_WORD, toAscii)
    .replace(COMPATIBILITY, (char) => char.normalize('NFKC'))
    .trim();
}

/** One-line text as it is kept: as `cleanLongText`, with line breaks removed (a space between two Latin words). */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return cleanLongText(joinLines(text.replace(INVISIBLE, '').trim()));
}

/** Codes, numbers and days for analysis: every full-width ASCII character narrowed as well, 。 as a point. */
export function narrow(text: string): string {
  return cleanLine(text).replace(FULL_WIDTH_ASCII, toAscii).replace(/[。｡]/g, '.');
}

/** Whether the text holds a line break between other characters. */
export function hasInnerLineBreak(text: string): boolean {
  return /[\r\n\u2028\u2029]/.test(text.replace(INVISIBLE, '').trim());
}

/** Only spaces and invisible characters at the ends are taken away; to tell harmless cleaning from changes. */
export function trimInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(ODD_SPACE, ' ').trim();
}

/** Whether cleaned text means an empty cell: nothing, or a word such as 无, 暂无, / and —; N/A in any case. */
export function isBlank(cleaned: string): boolean {
  return cleaned === '' || (cleaned.length <= LONGEST_BLANK && BLANK_WORDS.has(cleaned.toUpperCase()));
}

/** Whether the text is what a failed formula shows, such as `#REF!`, spaces around it or not. */
export function isFormulaError(text: string): boolean {
  return text.includes('#') && FORMULA_ERROR.test(cleanLine(text));
}

/** The first letters of a text for a message; long texts end in an ellipsis. */
export function shorten(text: string, length = 30): string {
  if (text.length <= length) return text;
  const points = Array.from(text);
  return points.length > length ? `${points.slice(0, length).join('')}…` : text;
}

/** Length in characters as people count them. */
export function textLength(text: string): number {
  if (!/[\ud800-\udbff]/.test(text)) return text.length;
  return Array.from(text).length;
}

function joinLines(text: string): string {
  return text.replace(LINE_BREAK, (_, offset: number, whole: string) => {
    const before = whole[offset - 1] ?? '';
    const after = /\S/.exec(whole.slice(offset))?.[0] ?? '';
    return /[A-Za-z0-9]/.test(before) && /[A-Za-z]/.test(after) ? ' ' : '';
  });
}
