/** Most names are of these characters alone, which fold to themselves. */
const FOLDED = /^[\u0021-\u0040\u005b-\u007e\u3001\u3002\u4e00-\u9fff]*$/;

/**
 * The key under which names are compared: width, brackets' width, case, spaces, line breaks and invisible characters
 * do not count. For comparing only; names are kept as written.
 */
export function foldName(text: string): string {
  if (FOLDED.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .replace(/[〔［【]/g, '(')
    .replace(/[〕］】]/g, ')')
    .toLowerCase();
}
