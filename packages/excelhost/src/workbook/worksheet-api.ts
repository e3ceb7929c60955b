import { emitSheet } from '../events/emit.ts';
import { eventMethods } from '../events/event-methods.ts';
import { EventNumber } from '../events/event-hub.ts';
import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { HostError, invalidArgument, notFound } from '../protocol/host-error.ts';
import { numberArgument, optionalText, recordArgument, textArgument } from '../protocol/read-argument.ts';
import { parseAddress } from '../range/address.ts';
import { type Area, cellArea, isOnSheet, WHOLE_SHEET } from '../range/area.ts';
import { sheetTablesApi } from '../table/tables-api.ts';
import type { ApiContext } from './api-context.ts';
import { activateSheet, deleteSheet, moveSheet, renameSheet, showSheet } from './change-sheets.ts';
import { customPropertiesApi } from './custom-properties-api.ts';
import { freezePanesApi } from './freeze-panes-api.ts';
import { resolveName, sheetNamesApi } from './names-api.ts';
import { requireStructure, requireWritable } from './permission.ts';
import type { Sheet, SheetVisibility } from './sheet.ts';

export interface WorksheetTarget {
  readonly api: ApiContext;
  readonly sheet: Sheet;
}

export const SHEET_EVENTS = {
  DataChangedEvent: EventNumber.changed,
  ActivatedEvent: EventNumber.activated,
  DeactivatedEvent: EventNumber.deactivated,
  SelectionChangedEvent: EventNumber.selectionChanged,
  FormatChangedEvent: EventNumber.formatChanged,
  RowSortedEvent: EventNumber.rowSorted,
  RowHiddenChangedEvent: EventNumber.rowHiddenChanged,
  ProtectionChangedEvent: EventNumber.protectionChanged,
  EventNameChanged: EventNumber.nameChanged,
  EventVisibilityChanged: EventNumber.visibilityChanged,
} as const;

const VISIBILITY: Readonly<Record<SheetVisibility, string>> = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' };

const protectionApi = defineApi<WorksheetTarget>({
  type: 'WorksheetProtection',
  scalars: {
    Protected: ({ sheet }) => sheet.state.protection !== null,
    Options: ({ sheet }) => sheet.state.protection,
  },
  methods: {
    Protect: ({ api, sheet }, [options]) => {
      requireWritable(api.book);
      if (sheet.state.protection) throw new HostError('InvalidOperation', 'The sheet is already protected.');
      sheet.state.protection = recordArgument(options);
      emitSheet(api.book, sheet, EventNumber.protectionChanged, { isProtected: true });
    },
    Unprotect: ({ api, sheet }) => {
      requireWritable(api.book);
      sheet.state.protection = null;
      emitSheet(api.book, sheet, EventNumber.protectionChanged, { isProtected: false });
    },
  },
});

/** Excel.Worksheet. */
export const worksheetApi = defineApi<WorksheetTarget>({
  type: 'Worksheet',
  identity: ({ sheet }) => ({ Id: sheet.id }),
  scalars: {
    Id: ({ sheet }) => sheet.id,
    Name: (target) => here(target).state.name,
    Position: ({ api, sheet }) => api.book.sheets.indexOf(sheet),
    Visibility: (target) => VISIBILITY[here(target).state.visibility],
    TabColor: ({ sheet }) => sheet.state.tabColor,
    StandardWidth: () => 8.43,
    StandardHeight: () => 14.25,
    EnableCalculation: () => true,
  },
  children: {
    Tables: sheetTablesApi,
    Names: sheetNamesApi,
    Protection: protectionApi,
    FreezePanes: freezePanesApi,
    CustomProperties: customPropertiesApi,
  },
  writes: {
    Name: (target, value) => renameSheet(target.api.book, here(target), textArgument(value, 'name')),
    Position: (target, value) => moveSheet(target.api.book, here(target), numberArgument(value, 'position')),
    Visibility: (target, value) => {
      const found = Object.entries(VISIBILITY).find(([, name]) => name === value)?.[0];
      if (found !== 'visible' && found !== 'hidden' && found !== 'veryHidden') throw invalidArgument('visibility');
      showSheet(target.api.book, here(target), found);
    },
    TabColor: (target, value) => {
      requireStructure(target.api.book);
      here(target).state.tabColor = textArgument(value, 'tabColor');
    },
  },
  methods: {
    Activate: (target) => activateSheet(target.api.book, here(target)),
    Delete: (target) => deleteSheet(target.api.book, here(target)),
    Calculate: ({ api }) => {
      api.book.stale = true;
    },
    GetRange: (target, [address]) => cells(target, areaOf(target, address)),
    GetRanges: (target, [address]) => {
      const parts = textArgument(address, 'address').split(',');
      return target.api.rangeAreas(
        here(target),
        parts.map((part) => areaOf(target, part)),
      );
    },
    GetCell: (target, [row, column]) =>
      cells(target, cellArea(numberArgument(row, 'row') + 1, numberArgument(column, 'column') + 1)),
    GetRangeByIndexes: (target, [row, column, rows, columns]) => {
      const top = numberArgument(row, 'startRow') + 1;
      const left = numberArgument(column, 'startColumn') + 1;
      const bottom = top + numberArgument(rows, 'rowCount') - 1;
      return cells(target, { top, left, bottom, right: left + numberArgument(columns, 'columnCount') - 1 });
    },
    GetUsedRange: (target, [valuesOnly]) => used(target, valuesOnly) ?? cells(target, cellArea(1, 1)),
    GetUsedRangeOrNullObject: (target, [valuesOnly]) => used(target, valuesOnly),
    GetNext: (target, [visibleOnly]) => beside(target, 1, visibleOnly) ?? refuse(),
    GetNextOrNullObject: (target, [visibleOnly]) => beside(target, 1, visibleOnly),
    GetPrevious: (target, [visibleOnly]) => beside(target, -1, visibleOnly) ?? refuse(),
    GetPreviousOrNullObject: (target, [visibleOnly]) => beside(target, -1, visibleOnly),
    _GetSheetById: ({ api }, [id]) => {
      const sheet = api.book.findSheet(textArgument(id, 'id'));
      return sheet ? api.worksheet(sheet) : refuse();
    },
    ...eventMethods<WorksheetTarget>(
      SHEET_EVENTS,
      ({ api }) => api.book.events,
      ({ sheet }) => sheet.id,
    ),
  },
});

function here({ api, sheet }: WorksheetTarget): Sheet {
  if (!api.book.sheets.includes(sheet)) throw notFound();
  return sheet;
}

function cells(target: WorksheetTarget, area: Area): ApiObject {
  if (!isOnSheet(area)) throw invalidArgument('the range leaves the sheet');
  return target.api.range(here(target), area);
}

// An address, a name or nothing at all, which means every cell.
function areaOf(target: WorksheetTarget, address: unknown): Area {
  const text = optionalText(address);
  if (text === undefined) return WHOLE_SHEET;
  const parsed = parseAddress(text);
  if (parsed) return parsed.area;
  const named = resolveName(target.api.book, text, here(target));
  if (!named || named.sheet !== target.sheet) throw invalidArgument(`'${text}' is no address`);
  return named.area;
}

function used(target: WorksheetTarget, valuesOnly: unknown): ApiObject | null {
  const area = here(target).state.grid.used(WHOLE_SHEET, valuesOnly === true);
  return area && cells(target, area);
}

function beside(target: WorksheetTarget, step: 1 | -1, visibleOnly: unknown): ApiObject | null {
  const { sheets } = target.api.book;
  for (let index = sheets.indexOf(here(target)) + step; ; index += step) {
    const sheet = sheets[index];
    if (!sheet) return null;
    if (visibleOnly !== true || sheet.state.visibility === 'visible') return target.api.worksheet(sheet);
  }
}

function refuse(): never {
  throw notFound();
}
