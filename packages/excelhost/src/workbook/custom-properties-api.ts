import { defineApi } from '../protocol/api-object.ts';
import { textArgument } from '../protocol/read-argument.ts';
import type { ApiContext } from './api-context.ts';
import { requireWritable } from './permission.ts';
import type { Sheet } from './sheet.ts';

interface SheetTarget {
  readonly api: ApiContext;
  readonly sheet: Sheet;
}

interface PropertyTarget extends SheetTarget {
  readonly key: string;
}

const propertyApi = defineApi<PropertyTarget>({
  type: 'WorksheetCustomProperty',
  identity: ({ key }) => ({ _Id: key }),
  scalars: { Key: ({ key }) => key, Value: ({ sheet, key }) => sheet.state.customProperties.get(key) ?? '' },
  writes: { Value: (target, value) => store(target, target.key, textArgument(value, 'value')) },
  methods: { Delete: (target) => store(target, target.key, null) },
});

/** Excel.WorksheetCustomPropertyCollection; keys are kept as the real host keeps them, without regard to case. */
export const customPropertiesApi = defineApi<SheetTarget>({
  type: 'WorksheetCustomPropertyCollection',
  items: (target) => [...target.sheet.state.customProperties.keys()].map((key) => propertyApi({ ...target, key })),
  item: (target, key) => {
    const known = find(target.sheet, key);
    return known === undefined ? null : propertyApi({ ...target, key: known });
  },
  methods: {
    Add: (target, [key, value]) => {
      const name = find(target.sheet, key) ?? textArgument(key, 'key');
      store(target, name, textArgument(value, 'value'));
      return propertyApi({ ...target, key: name });
    },
    GetCount: ({ sheet }) => sheet.state.customProperties.size,
    GetItemOrNullObject: (target, [key]) => {
      const known = find(target.sheet, key);
      return known === undefined ? null : propertyApi({ ...target, key: known });
    },
  },
});

function find(sheet: Sheet, key: unknown): string | undefined {
  const lower = String(key).toLowerCase();
  return [...sheet.state.customProperties.keys()].find((known) => known.toLowerCase() === lower);
}

function store({ api, sheet }: SheetTarget, key: string, value: string | null): void {
  requireWritable(api.book);
  const properties = new Map(sheet.state.customProperties);
  if (value === null) properties.delete(key);
  else properties.set(key, value);
  sheet.state.customProperties = properties;
}
