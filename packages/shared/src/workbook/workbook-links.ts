import { type KnownRows, linksOf, mergeKnown } from '../check/known-rows.ts';
import { linkedLedgerIds } from '../check/resolve-refs.ts';
import type { RowLinks } from '../check/row-links.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { LedgerContext } from '../value/context.ts';
import { readRow } from '../value/read-row.ts';
import type { SheetGrid, WorkbookGrid } from './grid.ts';
import type { SheetLayout } from './layout.ts';
import { readSheetRows } from './read-rows.ts';
import { recogniseWorkbook } from './recognise.ts';

/**
 * The rows of other ledgers that a ledger of a workbook refers to: those in other sheets of the workbook, on top of
 * those `known` already. Rows without an id are called # and their row number.
 */
export function workbookLinks(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  ledgers: readonly LedgerDefinition[],
  context: LedgerContext,
  known: KnownRows = new Map(),
): RowLinks {
  const here = new Map<string, KnownRowList>();
  for (const id of linkedLedgerIds(definition)) {
    const other = ledgers.find((candidate) => candidate.id === id);
    const found = other === undefined ? null : recogniseWorkbook(workbook, other, ledgers);
    if (other !== undefined && found !== null) {
      here.set(id, sheetRowsKnown(found.sheet, found.layout, other, { ...context, date1904: workbook.dateSystem === 1904 }));
    }
  }
  return linksOf(ledgers, mergeKnown(known, here));
}

type KnownRowList = KnownRows extends ReadonlyMap<string, infer L> ? L : never;

/** The rows of a sheet as other ledgers may refer to them. */
export function sheetRowsKnown(
  sheet: SheetGrid,
  layout: SheetLayout,
  definition: LedgerDefinition,
  context: LedgerContext & { readonly date1904: boolean },
): KnownRowList {
  const yuanPerUnitByColumn = Object.fromEntries(
    Object.entries(layout.yuanPerUnit).map(([letters, yuan]) => [layout.columns[letters] ?? letters, yuan]),
  );
  return readSheetRows(sheet, layout, definition).map(({ row, rowId, cells }) => ({
    rowId: rowId ?? `#${row}`,
    fields: readRow(definition, cells, { ...context, yuanPerUnitByColumn }).fields,
  }));
}
