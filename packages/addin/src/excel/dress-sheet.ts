import { MARK_LOOK } from '@double-hundred/shared/workbook/column-dress';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { SheetDress } from '@double-hundred/shared/workbook/find-damage';
import type { CellLook, DressedArea, SheetDressing } from '../ports/sheet-port.ts';
import type { ExcelRange, ExcelWorksheet } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';
import { foundSheet, writableSheet } from './find-sheet.ts';

/** Reads tables, hidden columns, lists and marks with two syncs, however many columns there are. */
export async function readExcelDress(excel: ExcelStep, name: string, area: DressedArea): Promise<SheetDress> {
  const sheet = await foundSheet(excel, name);
  const { tables } = sheet;
  tables.load('items/name');
  const columns = area.columns.map((column) => {
    const range = columnRange(sheet, column, area);
    range.load('columnHidden');
    range.dataValidation.load('type');
    return { column, range, marks: range.conditionalFormats.getCount() };
  });
  await excel.sync();
  const where = (holds: (column: (typeof columns)[number]) => boolean): readonly number[] =>
    columns.filter(holds).map(({ column }) => column);
  return {
    tables: tables.items.map((table) => table.name),
    hiddenColumns: where(({ range }) => range.columnHidden),
    // A column in which only some cells kept their list is told as Inconsistent or MixedCriteria, and counts as lost.
    listColumns: where(({ range }) => range.dataValidation.type === 'List'),
    markColumns: where(({ marks }) => marks.value > 0),
  };
}

/** Sets cells up again; number formats, rules and tables change no value. */
export async function dressExcelSheet(excel: ExcelStep, name: string, dressing: SheetDressing): Promise<void> {
  const sheet = await writableSheet(excel, name);
  for (const { column, format, list, mark, looks = [] } of dressing.columns) {
    const range = columnRange(sheet, column, dressing);
    if (format !== undefined) range.numberFormat = format;
    if (list !== undefined) setList(range, list);
    if (mark !== undefined) addMark(range, mark);
    for (const look of looks) addLook(range, `${columnLetters(column)}${dressing.firstRow}`, look);
  }
  for (const column of dressing.hiddenColumns) columnRange(sheet, column, dressing).columnHidden = true;
  const width = Math.max(1, ...dressing.columns.map(({ column }) => column), ...dressing.hiddenColumns);
  for (const row of dressing.boldRows ?? []) sheet.getRangeByIndexes(row - 1, 0, 1, width).format.font.bold = true;
  const { table } = dressing;
  if (table !== undefined) {
    const first = `${columnLetters(table.left)}${table.headerRow}`;
    const made = sheet.tables.add(`${first}:${columnLetters(table.right)}${dressing.lastRow}`, true);
    made.name = table.name;
    made.style = 'TableStyleLight1';
  }
  await excel.sync();
}

function columnRange(sheet: ExcelWorksheet, column: number, { firstRow, lastRow }: Pick<DressedArea, 'firstRow' | 'lastRow'>) {
  return sheet.getRangeByIndexes(firstRow - 1, column - 1, lastRow - firstRow + 1, 1);
}

function setList(range: ExcelRange, { list, prompt, promptTitle }: NonNullable<SheetDressing['columns'][number]['list']>): void {
  const { dataValidation } = range;
  dataValidation.clear();
  if (list !== null) {
    dataValidation.rule = { list: { inCellDropDown: true, source: `=${list.name}` } };
    dataValidation.errorAlert = {
      message: list.error.slice(0, 225),
      showAlert: true,
      style: list.onOther === 'stop' ? 'Stop' : 'Warning',
      title: '',
    };
  }
  dataValidation.prompt = { message: prompt.slice(0, 255), showPrompt: true, title: promptTitle.slice(0, 32) };
}

function addMark(range: ExcelRange, mark: string): void {
  const { rule, format } = range.conditionalFormats.add('Custom').custom;
  rule.formula = `=${mark}`;
  format.fill.color = `#${MARK_LOOK.fill}`;
  format.font.color = `#${MARK_LOOK.color}`;
  format.font.bold = MARK_LOOK.bold;
  format.font.italic = MARK_LOOK.italic;
}

// A rule and not a fill: a fill on refreshing would empty the undo stack of Excel, and would not go with the value.
function addLook(range: ExcelRange, first: string, { text, fill, color }: CellLook): void {
  const { rule, format } = range.conditionalFormats.add('Custom').custom;
  rule.formula = `=${first}="${text.replaceAll('"', '""')}"`;
  format.fill.color = `#${fill}`;
  format.font.color = `#${color}`;
}
