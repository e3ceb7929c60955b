import { eventMethods } from '../events/event-methods.ts';
import { EventNumber, WORKBOOK_TARGET } from '../events/event-hub.ts';
import { defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { optionalText } from '../protocol/read-argument.ts';
import type { ApiContext } from './api-context.ts';
import { addSheet } from './change-sheets.ts';
import type { Sheet } from './sheet.ts';
import { SHEET_EVENTS } from './worksheet-api.ts';

/** Excel.WorksheetCollection. */
export const worksheetsApi = defineApi<ApiContext>({
  type: 'WorksheetCollection',
  items: (api) => api.book.sheets.map((sheet) => api.worksheet(sheet)),
  item: (api, key) => {
    const sheet = typeof key === 'string' ? api.book.findSheet(key) : null;
    return sheet && api.worksheet(sheet);
  },
  methods: {
    Add: (api, [name]) => api.worksheet(addSheet(api.book, optionalText(name))),
    GetActiveWorksheet: (api) => api.worksheet(api.book.active),
    GetCount: (api, [visibleOnly]) => shown(api, visibleOnly).length,
    GetFirst: (api, [visibleOnly]) => oneOf(api, shown(api, visibleOnly)[0]),
    GetLast: (api, [visibleOnly]) => oneOf(api, shown(api, visibleOnly).at(-1)),
    GetItemOrNullObject: (api, [key]) => {
      const sheet = typeof key === 'string' ? api.book.findSheet(key) : null;
      return sheet && api.worksheet(sheet);
    },
    ...eventMethods<ApiContext>(
      { ...SHEET_EVENTS, AddedEvent: EventNumber.sheetAdded, DeletedEvent: EventNumber.sheetDeleted },
      (api) => api.book.events,
      () => WORKBOOK_TARGET,
    ),
  },
});

function shown(api: ApiContext, visibleOnly: unknown): readonly Sheet[] {
  return api.book.sheets.filter((sheet) => visibleOnly !== true || sheet.state.visibility === 'visible');
}

function oneOf(api: ApiContext, sheet: Sheet | undefined): unknown {
  if (!sheet) throw notFound();
  return api.worksheet(sheet);
}
