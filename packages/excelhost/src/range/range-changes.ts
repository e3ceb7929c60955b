import { HostError, invalidArgument } from '../protocol/host-error.ts';
import { selectCells } from '../workbook/change-sheets.ts';
import { requireUnlocked } from '../workbook/permission.ts';
import { type Area, columnCount, intersection, rowCount } from './area.ts';
import { copyCells } from './copy-cells.ts';
import { deleteCells, insertCells } from './insert-delete.ts';
import { placeOf, type RangeTarget } from './range-target.ts';
import { clearCells } from './write-cells.ts';

type Method = (target: RangeTarget, args: readonly unknown[]) => unknown;

/** Methods of a range that change the sheet. */
export const changeMethods: Readonly<Record<string, Method>> = {
  Insert: (target, [shift]) => {
    const { sheet, area } = placeOf(target);
    if (shift !== 'Down' && shift !== 'Right') throw invalidArgument('shift');
    insertCells(target.api.book, sheet, area, shift);
    return target.api.range(sheet, area);
  },
  Delete: (target, [shift]) => {
    const { sheet, area } = placeOf(target);
    if (shift !== 'Up' && shift !== 'Left') throw invalidArgument('shift');
    deleteCells(target.api.book, sheet, area, shift);
  },
  Clear: (target, [applyTo]) => {
    const { sheet, area } = placeOf(target);
    clearCells(target.api.book, sheet, area, typeof applyTo === 'string' ? applyTo : 'All');
  },
  Merge: (target, [across]) => {
    const { sheet, area } = placeOf(target);
    requireUnlocked(target.api.book, sheet, area);
    if (sheet.state.tables.some((table) => intersection(table.area, area)))
      throw new HostError('InvalidOperation', "Cells of a table can't be merged.");
    const rest = sheet.state.merges.filter((merge) => !intersection(merge, area));
    const wanted = across === true ? byRow(area) : [area];
    sheet.state.merges = [...rest, ...wanted.filter((merge) => rowCount(merge) * columnCount(merge) > 1)];
    for (const merge of wanted)
      for (const { row, column, cell } of sheet.state.grid.list(merge))
        if (row !== merge.top || column !== merge.left) sheet.state.grid.set(row, column, { ...cell, value: null });
  },
  Unmerge: (target) => {
    const { sheet, area } = placeOf(target);
    requireUnlocked(target.api.book, sheet, area);
    sheet.state.merges = sheet.state.merges.filter((merge) => !intersection(merge, area));
  },
  Select: (target) => {
    const { sheet, area } = placeOf(target);
    selectCells(target.api.book, sheet, [area]);
  },
  CopyFrom: (target, [source]) => {
    const { sheet, area } = placeOf(target);
    const from = target.api.heldOf(source);
    if (!from?.area) throw invalidArgument('sourceRange');
    copyCells(target.api.book, { sheet: from.sheet, area: from.area }, sheet, area);
  },
  Calculate: (target) => {
    target.api.book.stale = true;
  },
  SetDirty: () => undefined,
};

function byRow(area: Area): readonly Area[] {
  return Array.from({ length: rowCount(area) }, (_, index) => ({ ...area, top: area.top + index, bottom: area.top + index }));
}
