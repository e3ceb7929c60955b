import { type ApiObject, defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { textArgument } from '../protocol/read-argument.ts';
import { parseAddress } from '../range/address.ts';
import { cellArea } from '../range/area.ts';
import { rangeApi } from '../range/range-api.ts';
import { rangeAreasApi } from '../range/range-areas-api.ts';
import { tableApi, tablesApi } from '../table/tables-api.ts';
import type { ApiContext } from './api-context.ts';
import { applicationApi, runtimeApi, workbookProtectionApi } from './application-api.ts';
import type { Book } from './book.ts';
import { customXmlPartsApi } from './custom-xml-api.ts';
import { functionsApi } from './functions-api.ts';
import { namesApi } from './names-api.ts';
import { settingsApi } from './settings-api.ts';
import { worksheetApi } from './worksheet-api.ts';
import { worksheetsApi } from './worksheets-api.ts';

export interface WorkbookTarget {
  readonly api: ApiContext;
  readonly removeReference: (referenceId: string) => void;
}

/** Excel.Workbook, the root of every request. */
export const workbookApi = defineApi<WorkbookTarget>({
  type: 'Workbook',
  scalars: {
    Name: ({ api }) => api.book.name,
    ReadOnly: ({ api }) => api.book.readOnly,
    IsDirty: () => true,
    AutoSave: () => false,
    PreviouslySaved: () => true,
    ChartDataPointTrack: () => false,
    UsePrecisionAsDisplayed: () => false,
    CalculationEngineVersion: () => 191029,
  },
  children: {
    Application: ({ api }) => applicationApi(api),
    CustomXmlParts: ({ api }) => customXmlPartsApi({ api }),
    Functions: ({ api }) => functionsApi(api),
    Names: ({ api }) => namesApi({ api, scope: null }),
    Protection: ({ api }) => workbookProtectionApi(api),
    Settings: ({ api }) => settingsApi(api),
    Tables: ({ api }) => tablesApi({ api, sheet: null }),
    Worksheets: ({ api }) => worksheetsApi(api),
    _Runtime: ({ api }) => runtimeApi(api),
  },
  methods: {
    GetActiveCell: ({ api }) => {
      const [first] = api.book.selectionOf(api.book.active);
      return api.range(api.book.active, cellArea(first?.top ?? 1, first?.left ?? 1));
    },
    GetSelectedRange: ({ api }) => {
      const [first] = api.book.selectionOf(api.book.active);
      return api.range(api.book.active, first ?? cellArea(1, 1));
    },
    GetSelectedRanges: ({ api }) => api.rangeAreas(api.book.active, api.book.selectionOf(api.book.active)),
    _GetRangeForEventByReferenceId: ({ api }, [id]) => ofEvent(api, id) ?? refuse(),
    _GetRangeOrNullObjectForEventByReferenceId: ({ api }, [id]) => ofEvent(api, id),
    _RemoveReference: ({ removeReference }, [id]) => removeReference(textArgument(id, 'referenceId')),
    _RemoveAllReferences: () => undefined,
  },
});

/** Ties the API types together over one workbook. */
export function createApiContext(book: Book): ApiContext {
  const api: ApiContext = {
    book,
    range: (sheet, area) => {
      const held = { sheet, area };
      book.held.add(held);
      return rangeApi({ api, held });
    },
    rangeAreas: (sheet, areas) => rangeAreasApi({ api, sheet, areas }),
    worksheet: (sheet) => worksheetApi({ api, sheet }),
    table: (sheet, tableId) => tableApi({ api, sheet, tableId }),
    heldOf: (range) => rangeApi.targetOf(range)?.held,
  };
  return api;
}

function ofEvent(api: ApiContext, id: unknown): ApiObject | null {
  const parsed = parseAddress(textArgument(id, 'referenceId').replace(/^event:/, ''));
  const sheet = parsed?.sheet ? api.book.findSheet(parsed.sheet) : null;
  return parsed && sheet ? api.range(sheet, parsed.area) : null;
}

function refuse(): never {
  throw notFound();
}
