import { HostError, notFound } from '../protocol/host-error.ts';
import { recordArgument } from '../protocol/read-argument.ts';
import { fullAddress } from './address.ts';
import { type Area, columnCount, intersection, isEntireColumn, rowCount } from './area.ts';
import { placeOf, type RangeTarget } from './range-target.ts';

type Method = (target: RangeTarget, args: readonly unknown[]) => unknown;

/** What is visible, and properties row by row. The client sends the three get…Properties as writes: see CONFORMANCE.md. */
export const propertyMethods: Readonly<Record<string, Method>> = {
  GetRowProperties: (target, [wanted]) => {
    const { sheet, area } = placeOf(target);
    const { rowHidden, rowIndex, address } = recordArgument(wanted);
    return Array.from({ length: rowCount(area) }, (_, index) => {
      const row = area.top + index;
      return {
        ...(rowHidden === true ? { rowHidden: sheet.isRowHidden(row) } : {}),
        ...(rowIndex === true ? { rowIndex: row - 1 } : {}),
        ...(address === true ? { address: fullAddress(sheet.state.name, { ...area, top: row, bottom: row }) } : {}),
      };
    });
  },
  GetColumnProperties: (target, [wanted]) => {
    const { sheet, area } = placeOf(target);
    const { columnHidden, columnIndex } = recordArgument(wanted);
    return Array.from({ length: columnCount(area) }, (_, index) => ({
      ...(columnHidden === true ? { columnHidden: sheet.state.hiddenColumns.has(area.left + index) } : {}),
      ...(columnIndex === true ? { columnIndex: area.left + index - 1 } : {}),
    }));
  },
  GetSpecialCells: (target, [type]) => {
    const areas = visibleAreas(target, type);
    if (areas.length === 0) throw notFound();
    return target.api.rangeAreas(placeOf(target).sheet, areas);
  },
  GetSpecialCellsOrNullObject: (target, [type]) => {
    const areas = visibleAreas(target, type);
    return areas.length === 0 ? null : target.api.rangeAreas(placeOf(target).sheet, areas);
  },
};

// The visible part of the range as few areas as possible; other kinds of special cells are left out.
function visibleAreas(target: RangeTarget, type: unknown): readonly Area[] {
  if (type !== 'Visible') throw new HostError('NotImplemented', 'This host finds visible cells only.');
  const { sheet, area } = placeOf(target);
  const bottom = isEntireColumn(area) ? Math.max(sheet.state.grid.height, area.top) : area.bottom;
  const runs = (from: number, to: number, isHidden: (number: number) => boolean): [number, number][] => {
    const found: [number, number][] = [];
    for (let number = from; number <= to; number += 1) {
      if (isHidden(number)) continue;
      const last = found.at(-1);
      if (last && last[1] === number - 1) last[1] = number;
      else found.push([number, number]);
    }
    return found;
  };
  const rows = runs(area.top, bottom, (row) => sheet.isRowHidden(row));
  const columns = runs(area.left, area.right, (column) => sheet.state.hiddenColumns.has(column));
  return rows.flatMap(([top, last]) =>
    columns.flatMap(([left, right]) => intersection(area, { top, bottom: last, left, right }) ?? []),
  );
}
