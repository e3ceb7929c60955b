/**
 * The key under which names are compared: width, brackets' width, case, spaces, line breaks and invisible characters
 * do not count. For comparing only; names are kept as written.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .replace(/[〔［【]/g, '(')
    .replace(/[〕］】]/g, ')')
    .toLowerCase();
}
