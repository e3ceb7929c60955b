/** Pieces of spreadsheet formulas as text. Only functions that Excel 2010, WPS and LibreOffice share; no array constants. */
export const formula = {
  text: (value: string): string => `"${value.replaceAll('"', '""')}"`,
  and: (...parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? 'TRUE') : `AND(${parts.join(',')})`),
  or: (...parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? 'FALSE') : `OR(${parts.join(',')})`),
  /** The text of a cell without spaces at both ends; full-width and no-break spaces count as spaces. */
  trimmed: (cell: string): string => `TRIM(SUBSTITUTE(SUBSTITUTE(${cell},"\u3000"," "),"\u00a0"," "))`,
  /** Whether one of the words stands in the text. */
  hasOneOf: (text: string, words: readonly string[]): string => `${finds(text, words)}>0`,
  hasNoneOf: (text: string, words: readonly string[]): string => `${finds(text, words)}=0`,
  /** Whether the text is one of the words of a named list. */
  isIn: (text: string, name: string): string => `ISNUMBER(MATCH(${literally(text)},${name},0))`,
  isNotIn: (text: string, name: string): string => `ISNA(MATCH(${literally(text)},${name},0))`,
} as const;

// MATCH takes * and ? for any text unless ~ stands before them.
function literally(text: string): string {
  return ['~', '?', '*'].reduce((inner, sign) => `SUBSTITUTE(${inner},"${sign}","~${sign}")`, text);
}

// COUNT leaves out the errors of FIND, which is how absence shows.
function finds(text: string, words: readonly string[]): string {
  return `COUNT(${words.map((word) => `FIND(${formula.text(word)},${text})`).join(',')})`;
}
