/** Key of the part with the state of a ledger file (sync/file-state.ts). */
export const FILE_STATE_KEY = 'double-hundred-ledger';

/** Key of the part for a further ledger of a workbook; the first one has the plain key. */
export function stateKeyOf(ledger: string): string {
  return `${FILE_STATE_KEY}.${ledger}`;
}

/** XML namespace of every part with a state of ours. */
export const STATE_NAMESPACE = 'urn:double-hundred:ledger';
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The custom XML part that keeps one JSON text inside a workbook, so that copies and restored backups bring their
 * state along. Characters XML forbids become JSON escapes, which mean the same.
 */
export function writeStatePart(key: string, json: string): string {
  return `<doubleHundred xmlns="${STATE_NAMESPACE}" key="${escaped(key).replaceAll('"', '&quot;')}">${escaped(json)}</doubleHundred>`;
}

/** Key and JSON text of a custom XML part; null for a part of another program. A part without a key has the key ''. */
export function readStatePart(xml: string): { readonly key: string; readonly json: string } | null {
  const found = /<(?:[\w.-]+:)?doubleHundred\b([^>]*)>([\s\S]*)<\/(?:[\w.-]+:)?doubleHundred\s*>/.exec(xml);
  if (found === null || !(found[1] ?? '').includes(STATE_NAMESPACE)) return null;
  const key = /\skey\s*=\s*"([^"]*)"/.exec(found[1] ?? '')?.[1] ?? '';
  const body = found[2] ?? '';
  const section = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(body.trim())?.[1];
  return { key: unescaped(key), json: section ?? unescaped(body) };
}

/** Text as it may stand in an element; in an attribute the quotes go too. A JSON text has many, which would triple it. */
function escaped(text: string): string {
  let result = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === '<') result += '&lt;';
    else if (letter === '>') result += '&gt;';
    else if (letter === '&') result += '&amp;';
    else if (code === 13) result += '&#13;';
    else if ((code < 32 && code !== 9 && code !== 10) || code === 0xfffe || code === 0xffff || (code >= 0xd800 && code <= 0xdfff))
      result += `\\u${code.toString(16).padStart(4, '0')}`;
    else result += letter;
  }
  return result;
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[(name ?? '').toLowerCase()] ?? whole;
  });
}
