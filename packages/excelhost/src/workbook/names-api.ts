import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { HostError, invalidArgument, notFound } from '../protocol/host-error.ts';
import { optionalText, textArgument } from '../protocol/read-argument.ts';
import { localAddress, parseAddress, quotedSheet } from '../range/address.ts';
import type { Area } from '../range/area.ts';
import type { ApiContext } from './api-context.ts';
import type { Book, NamedItem } from './book.ts';
import { requireWritable } from './permission.ts';
import type { Sheet } from './sheet.ts';

interface NameTarget {
  readonly api: ApiContext;
  readonly id: number;
}

interface NamesTarget {
  readonly api: ApiContext;
  /** Null: the names of the workbook. */
  readonly scope: Sheet | null;
}

const namedItemApi = defineApi<NameTarget>({
  type: 'NamedItem',
  identity: ({ id }) => ({ _Id: id }),
  scalars: {
    Name: (target) => itemOf(target).name,
    Type: (target) => (placeOfName(target.api.book, itemOf(target)) ? 'Range' : 'Error'),
    Formula: (target) => itemOf(target).formula,
    Value: (target) => itemOf(target).formula.replace(/^=/, ''),
    Visible: (target) => itemOf(target).visible,
    Comment: (target) => itemOf(target).comment,
    Scope: (target) => (itemOf(target).sheetId === null ? 'Workbook' : 'Worksheet'),
  },
  writes: {
    Visible: (target, value) => change(target, { visible: value === true }),
    Comment: (target, value) => change(target, { comment: textArgument(value, 'comment') }),
    Formula: (target, value) => change(target, { formula: textArgument(value, 'formula') }),
  },
  methods: {
    Delete: ({ api, id }) => {
      requireWritable(api.book);
      api.book.names = api.book.names.filter((item) => item.id !== id);
    },
    GetRange: (target) => rangeOf(target) ?? refuse(),
    GetRangeOrNullObject: rangeOf,
  },
});

/** Excel.NamedItemCollection, of the workbook or of a sheet. */
export const namesApi = defineApi<NamesTarget>({
  type: 'NamedItemCollection',
  items: (target) => itemsOf(target).map((item) => namedItemApi({ api: target.api, id: item.id })),
  item: find,
  methods: {
    Add: (target, [name, reference, comment]) => {
      requireWritable(target.api.book);
      const wanted = textArgument(name, 'name');
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(wanted) || parseAddress(wanted)) throw invalidArgument(`'${wanted}' is no name`);
      if (find(target, wanted)) throw new HostError('ItemAlreadyExists', `The name '${wanted}' already exists.`);
      const item: NamedItem = {
        id: target.api.book.nextNumber(),
        name: wanted,
        formula: formulaOf(target.api, reference),
        visible: true,
        comment: optionalText(comment) ?? '',
        sheetId: target.scope?.id ?? null,
      };
      target.api.book.names = [...target.api.book.names, item];
      return namedItemApi({ api: target.api, id: item.id });
    },
    GetCount: (target) => itemsOf(target).length,
    GetItemOrNullObject: (target, [name]) => find(target, name),
  },
});

export function sheetNamesApi({ api, sheet }: { readonly api: ApiContext; readonly sheet: Sheet }): ApiObject {
  return namesApi({ api, scope: sheet });
}

/** The cells a name stands for, seen from a sheet; null when it is unknown or stands for no cells. */
export function resolveName(book: Book, name: string, from: Sheet): { readonly sheet: Sheet; readonly area: Area } | null {
  const lower = name.toLowerCase();
  const found = book.names.filter((item) => item.name.toLowerCase() === lower);
  const item = found.find((candidate) => candidate.sheetId === from.id) ?? found.find((candidate) => candidate.sheetId === null);
  return item ? placeOfName(book, item) : null;
}

function placeOfName(book: Book, item: NamedItem): { readonly sheet: Sheet; readonly area: Area } | null {
  const parsed = parseAddress(item.formula.replace(/^=/, ''));
  const sheet = parsed?.sheet ? book.findSheet(parsed.sheet) : null;
  return parsed && sheet ? { sheet, area: parsed.area } : null;
}

function find(target: NamesTarget, key: unknown): ApiObject | null {
  const lower = String(key).toLowerCase();
  const item = itemsOf(target).find((candidate) => candidate.id === key || candidate.name.toLowerCase() === lower);
  return item ? namedItemApi({ api: target.api, id: item.id }) : null;
}

function itemsOf({ api, scope }: NamesTarget): readonly NamedItem[] {
  return api.book.names.filter((item) => item.sheetId === (scope?.id ?? null));
}

function itemOf({ api, id }: NameTarget): NamedItem {
  const item = api.book.names.find((candidate) => candidate.id === id);
  if (!item) throw notFound();
  return item;
}

function change({ api, id }: NameTarget, part: Partial<NamedItem>): void {
  requireWritable(api.book);
  api.book.names = api.book.names.map((item) => (item.id === id ? { ...item, ...part } : item));
}

function rangeOf(target: NameTarget): ApiObject | null {
  const place = placeOfName(target.api.book, itemOf(target));
  return place && target.api.range(place.sheet, place.area);
}

function formulaOf(api: ApiContext, reference: unknown): string {
  const held = api.heldOf(reference);
  if (!held?.area) {
    const text = textArgument(reference, 'reference');
    return text.startsWith('=') ? text : `="${text.replaceAll('"', '""')}"`;
  }
  const absolute = localAddress(held.area).replace(/([A-Z]+)?(\d+)?/g, (_, letters?: string, digits?: string) =>
    [letters, digits].map((part) => (part ? `$${part}` : '')).join(''),
  );
  return `=${quotedSheet(held.sheet.state.name)}!${absolute}`;
}

function refuse(): never {
  throw notFound();
}
