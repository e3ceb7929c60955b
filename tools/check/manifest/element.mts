import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of the manifest, with what it holds in its order. Prefixes stay part of names. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

/** Reads a text of XML; the error is what is wrong with it, and where. */
export function readElement(xml: string): Element | string {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return `not well-formed XML, line ${valid.err.line}: ${valid.err.msg}`;
  const nodes = PARSER.parse(xml) as Record<string, unknown>[];
  const root = nodes.find((node) => Object.keys(node).some((key) => key !== ':@' && !key.startsWith('?') && key !== '#text'));
  return root === undefined ? 'no element at all' : elementOf(root);
}

function elementOf(node: Record<string, unknown>): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const inner = node[name] as Record<string, unknown>[];
  const isText = (child: Record<string, unknown>) => '#text' in child;
  return {
    name,
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    children: inner.filter((child) => !isText(child)).map(elementOf),
    text: inner
      .filter(isText)
      .map((child) => String(child['#text']))
      .join('')
      .trim(),
  };
}

/** Every element below one, and itself, from top to bottom. */
export function elementsOf(element: Element): Element[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

/** The element that the names lead to, the first where several stand. */
export function find(element: Element, ...path: readonly string[]): Element | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return element;
  const child = element.children.find((entry) => entry.name === name);
  return child && find(child, ...rest);
}
