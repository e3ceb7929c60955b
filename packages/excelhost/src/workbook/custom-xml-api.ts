import { type ApiObject, type ApiType, defineApi } from '../protocol/api-object.ts';
import { HostError, invalidArgument, notFound } from '../protocol/host-error.ts';
import { textArgument } from '../protocol/read-argument.ts';
import type { ApiContext } from './api-context.ts';
import type { CustomXmlPart } from './book.ts';
import { requireWritable } from './permission.ts';

interface PartTarget {
  readonly api: ApiContext;
  readonly id: string;
}

interface PartsTarget {
  readonly api: ApiContext;
  /** Only parts of this namespace; undefined: all of them. */
  readonly namespace?: string;
}

const partApi = defineApi<PartTarget>({
  type: 'CustomXmlPart',
  identity: ({ id }) => ({ Id: id }),
  scalars: { Id: ({ id }) => id, NamespaceUri: (target) => namespaceOf(partOf(target).xml) },
  methods: {
    GetXml: (target) => partOf(target).xml,
    SetXml: ({ api, id }, [xml]) => {
      requireWritable(api.book);
      const text = wellFormed(xml);
      api.book.customXml = api.book.customXml.map((part) => (part.id === id ? { id, xml: text } : part));
    },
    Delete: ({ api, id }) => {
      requireWritable(api.book);
      api.book.customXml = api.book.customXml.filter((part) => part.id !== id);
    },
  },
});

/** Excel.CustomXmlPartCollection and its subset by namespace. */
export const customXmlPartsApi: ApiType<PartsTarget> = defineApi<PartsTarget>({
  type: 'CustomXmlPartCollection',
  items: (target) => partsOf(target).map((part) => partApi({ api: target.api, id: part.id })),
  item: find,
  methods: {
    Add: ({ api }, [xml]) => {
      requireWritable(api.book);
      const part: CustomXmlPart = { id: api.book.nextGuid(), xml: wellFormed(xml) };
      api.book.customXml = [...api.book.customXml, part];
      return partApi({ api, id: part.id });
    },
    GetByNamespace: ({ api }, [namespace]) => customXmlPartsApi({ api, namespace: textArgument(namespace, 'namespaceUri') }),
    GetCount: (target) => partsOf(target).length,
    GetItemOrNullObject: (target, [id]) => find(target, id),
    GetOnlyItem: (target) => {
      const parts = partsOf(target);
      const [only] = parts;
      if (parts.length !== 1 || !only) throw new HostError('GeneralException', 'There is not exactly one part.');
      return partApi({ api: target.api, id: only.id });
    },
    GetOnlyItemOrNullObject: (target) => {
      const [only, ...more] = partsOf(target);
      return only && more.length === 0 ? partApi({ api: target.api, id: only.id }) : null;
    },
  },
});

function partsOf({ api, namespace }: PartsTarget): readonly CustomXmlPart[] {
  return api.book.customXml.filter((part) => namespace === undefined || namespaceOf(part.xml) === namespace);
}

function find(target: PartsTarget, id: unknown): ApiObject | null {
  return partsOf(target).some((part) => part.id === id) ? partApi({ api: target.api, id: String(id) }) : null;
}

function partOf({ api, id }: PartTarget): CustomXmlPart {
  const part = api.book.customXml.find((candidate) => candidate.id === id);
  if (!part) throw notFound();
  return part;
}

const ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<((?:([\w.-]+):)?[\w.-]+)([^>]*?)(\/?)>/;

function namespaceOf(xml: string): string {
  const root = ROOT.exec(xml);
  const attribute = root?.[2] === undefined ? 'xmlns' : `xmlns:${root[2]}`;
  return new RegExp(`(?:^|\\s)${attribute}=["']([^"']*)["']`).exec(root?.[3] ?? '')?.[1] ?? '';
}

// Only the root element and forbidden characters are looked at; the real host parses the whole part.
function wellFormed(xml: unknown): string {
  const text = textArgument(xml, 'xml');
  const root = ROOT.exec(text);
  const closed = root?.[4] === '/' || new RegExp(`</${root?.[1]}\\s*>\\s*(?:<!--[\\s\\S]*?-->\\s*)*$`).test(text);
  const forbidden = Array.from(text).some((character) => character < ' ' && !'\t\n\r'.includes(character));
  if (!root || !closed || forbidden) throw invalidArgument('xml');
  return text;
}
