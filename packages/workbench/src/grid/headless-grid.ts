import { IUniverInstanceService, LocaleType, LogLevel, Univer, UniverInstanceType } from '@univerjs/core';
import type { IWorkbookData, Workbook } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  UniverFormulaEnginePlugin,
  UniverRenderEnginePlugin,
  UniverSheetsFormulaPlugin,
  UniverSheetsPlugin,
} from '@univerjs/preset-sheets-core';

import { showCellLooks } from './cell-looks.ts';
import { keepInPlace } from './keep-in-place.ts';

/** The same spreadsheet model without a page, for tests. */
export function createHeadlessGrid(snapshot: Partial<IWorkbookData>): { api: FUniver; dispose: () => void } {
  const univer = new Univer({ locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: {} }, logLevel: LogLevel.WARN });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
  univer.__getInjector().get(IUniverInstanceService).focusUnit(workbook.getUnitId());
  const api = FUniver.newAPI(univer);
  showCellLooks(univer.__getInjector());
  keepInPlace(api);
  return { api, dispose: () => univer.dispose() };
}
