import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { textArgument } from '../protocol/read-argument.ts';
import type { ApiContext } from './api-context.ts';
import { requireWritable } from './permission.ts';

interface SettingTarget {
  readonly api: ApiContext;
  readonly key: string;
}

const settingApi = defineApi<SettingTarget>({
  type: 'Setting',
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: ({ key }) => key,
    Value: ({ api, key }) => (api.book.settings.has(key) ? api.book.settings.get(key) : refuse()),
  },
  writes: {
    Value: ({ api, key }, value) => {
      requireWritable(api.book);
      api.book.settings.set(key, value);
    },
  },
  methods: {
    Delete: ({ api, key }) => {
      requireWritable(api.book);
      if (!api.book.settings.delete(key)) throw notFound();
    },
  },
});

/** Excel.SettingCollection: kept in the file per add-in, outside undo. */
export const settingsApi = defineApi<ApiContext>({
  type: 'SettingCollection',
  items: (api) => [...api.book.settings.keys()].map((key) => settingApi({ api, key })),
  item: find,
  methods: {
    Add: (api, [key, value]) => {
      requireWritable(api.book);
      const name = textArgument(key, 'key');
      api.book.settings.set(name, value);
      return settingApi({ api, key: name });
    },
    GetCount: (api) => api.book.settings.size,
    GetItemOrNullObject: (api, [key]) => find(api, key),
  },
});

function find(api: ApiContext, key: unknown): ApiObject | null {
  return typeof key === 'string' && api.book.settings.has(key) ? settingApi({ api, key }) : null;
}

function refuse(): never {
  throw notFound();
}
