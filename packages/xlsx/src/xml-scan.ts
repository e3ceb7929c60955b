/** What the scanner tells: tags by local name (a prefix such as `x:` is dropped) and the text between them. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
}

/** What came of scanning; a document type declaration is never read, nor are its entities. */
export type ScanOutcome = 'done' | 'doctype' | 'malformed';

const TAG_START = 60;
const SLASH = 47;

/** Walks through an XML text once, from the front. Entities and `_x000D_` escapes in text are resolved by the caller. */
export function scanXml(xml: string, handler: XmlHandler): ScanOutcome {
  let at = xml.indexOf('<');
  while (at !== -1) {
    const next = xml.charCodeAt(at + 1);
    if (next === 33 || next === 63) {
      if (xml.startsWith('<!DOCTYPE', at)) return 'doctype';
      const [opening, closing] = xml.startsWith('<!--', at)
        ? [4, '-->']
        : xml.startsWith('<![CDATA[', at)
          ? [9, ']]>']
          : [2, '>'];
      const end = xml.indexOf(closing, at + opening);
      if (end === -1) return 'malformed';
      if (opening === 9) handler.text?.(xml.slice(at + 9, end).replaceAll('&', '&amp;'));
      at = end + closing.length;
    } else {
      const end = tagEnd(xml, at);
      if (end === -1) return 'malformed';
      emitTag(xml, at, end, next, handler);
      at = end + 1;
    }
    if (at >= xml.length) break;
    if (xml.charCodeAt(at) !== TAG_START) {
      const following = xml.indexOf('<', at);
      if (following === -1) break;
      handler.text?.(xml.slice(at, following));
      at = following;
    }
  }
  return 'done';
}

// Writers may leave > unescaped inside attribute values, such as the prompts of validations.
function tagEnd(xml: string, at: number): number {
  let end = xml.indexOf('>', at);
  let quote = firstQuote(xml, at);
  while (quote !== -1 && quote < end) {
    const closing = xml.indexOf(xml.charAt(quote), quote + 1);
    if (closing === -1) return -1;
    if (closing > end) end = xml.indexOf('>', closing);
    quote = firstQuote(xml, closing + 1, end);
  }
  return end;
}

function firstQuote(xml: string, from: number, to = xml.length): number {
  for (let at = from; at < to; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 34 || code === 39) return at;
    if (code === 62) return -1;
  }
  return -1;
}

function emitTag(xml: string, at: number, end: number, next: number, handler: XmlHandler): void {
  if (next === SLASH) {
    handler.close(localName(xml, at + 2, end));
    return;
  }
  const selfClosing = xml.charCodeAt(end - 1) === SLASH;
  const stop = selfClosing ? end - 1 : end;
  let nameEnd = at + 1;
  while (nameEnd < stop && xml.charCodeAt(nameEnd) > 32) nameEnd += 1;
  const name = localName(xml, at + 1, nameEnd);
  handler.open(name, nameEnd < stop ? xml.slice(nameEnd, stop) : '');
  if (selfClosing) handler.close(name);
}

function localName(xml: string, from: number, to: number): string {
  const name = xml.slice(from, to).trimEnd();
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of an attribute, entities resolved; null when the tag does not carry it. Names are given with their prefix. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before > 32) continue;
    let rest = at + name.length;
    while (attributes.charCodeAt(rest) <= 32) rest += 1;
    if (attributes.charCodeAt(rest) !== 61) continue;
    rest += 1;
    while (attributes.charCodeAt(rest) <= 32) rest += 1;
    const end = attributes.indexOf(attributes.charAt(rest), rest + 1);
    return end === -1 ? null : xmlText(attributes.slice(rest + 1, end));
  }
  return null;
}

/** Whether a boolean attribute is set (`1` or `true`). */
export function isSet(attributes: string, name: string): boolean {
  const value = attribute(attributes, name);
  return value === '1' || value === 'true';
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five named entities and character references; unknown ones stay as written. */
export function xmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text of a cell: entities, then the `_x000D_` escapes by which workbooks keep control characters. */
export function cellText(text: string): string {
  const plain = xmlText(text);
  return plain.includes('_x')
    ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}
