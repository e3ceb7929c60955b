import type { ApiObject } from '../protocol/api-object.ts';
import { type HostError, invalidArgument, notFound } from '../protocol/host-error.ts';
import { numberArgument } from '../protocol/read-argument.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { parseAddress } from './address.ts';
import { type Area, boundingArea, cellArea, cellCount, contains, intersection } from './area.ts';
import { entireColumns, entireRows, placeOf, type RangeTarget, requireOnSheet } from './range-target.ts';

type Method = (target: RangeTarget, args: readonly unknown[]) => unknown;

/** Methods of a range that give other cells of its sheet and change nothing. */
export const navigationMethods: Readonly<Record<string, Method>> = {
  GetCell: to((area, args) => {
    const row = area.top + numberArgument(args[0], 'row');
    const column = area.left + numberArgument(args[1], 'column');
    return cellArea(row, column);
  }),
  GetRow: to((area, args) => rowsOf(area, area.top + numberArgument(args[0], 'row'), 1)),
  GetColumn: to((area, args) => columnsOf(area, area.left + numberArgument(args[0], 'column'), 1)),
  GetLastRow: to((area) => rowsOf(area, area.bottom, 1)),
  GetLastColumn: to((area) => columnsOf(area, area.right, 1)),
  GetLastCell: to((area) => cellArea(area.bottom, area.right)),
  GetRowsBelow: to((area, args) => adjacentRows(area, numberArgument(args[0], 'count', 1))),
  GetRowsAbove: to((area, args) => adjacentRows(area, -numberArgument(args[0], 'count', 1))),
  GetColumnsAfter: to((area, args) => adjacentColumns(area, numberArgument(args[0], 'count', 1))),
  GetColumnsBefore: to((area, args) => adjacentColumns(area, -numberArgument(args[0], 'count', 1))),
  GetOffsetRange: to((area, args) => {
    const rows = numberArgument(args[0], 'rowOffset');
    const columns = numberArgument(args[1], 'columnOffset');
    return { top: area.top + rows, bottom: area.bottom + rows, left: area.left + columns, right: area.right + columns };
  }),
  GetResizedRange: to((area, args) => ({
    ...area,
    bottom: area.bottom + numberArgument(args[0], 'deltaRows'),
    right: area.right + numberArgument(args[1], 'deltaColumns'),
  })),
  GetAbsoluteResizedRange: to((area, args) => ({
    ...area,
    bottom: area.top + numberArgument(args[0], 'numRows') - 1,
    right: area.left + numberArgument(args[1], 'numColumns') - 1,
  })),
  GetEntireRow: to(entireRows),
  GetEntireColumn: to(entireColumns),
  GetBoundingRect: (target, args) => {
    const { sheet, area } = placeOf(target);
    return target.api.range(sheet, boundingArea(area, otherArea(target, args[0])));
  },
  GetIntersection: (target, args) => crossing(target, args[0]) ?? refuse(notFound()),
  GetIntersectionOrNullObject: (target, args) => crossing(target, args[0]),
  GetUsedRange: (target, args) => used(target, args[0]) ?? corner(target),
  GetUsedRangeOrNullObject: (target, args) => used(target, args[0]),
  GetSurroundingRegion: (target) => {
    const { sheet, area } = placeOf(target);
    return target.api.range(sheet, region(sheet, area));
  },
  GetMergedAreas: (target) => merged(target) ?? refuse(notFound()),
  GetMergedAreasOrNullObject: (target) => merged(target),
  /** Refuses an array of another shape before the client sends it in pieces of 1,500 cells. */
  _ValidateArraySize: (target, args) => {
    const { area } = placeOf(target);
    const fits = area.bottom - area.top + 1 === args[0] && area.right - area.left + 1 === args[1];
    if (!fits) throw invalidArgument("the input array doesn't match the size of the range");
  },
};

function to(move: (area: Area, args: readonly unknown[]) => Area): Method {
  return (target, args) => {
    const { sheet, area } = placeOf(target);
    return target.api.range(sheet, requireOnSheet(move(area, args)));
  };
}

function rowsOf(area: Area, top: number, count: number): Area {
  return { ...area, top, bottom: top + count - 1 };
}

function columnsOf(area: Area, left: number, count: number): Area {
  return { ...area, left, right: left + count - 1 };
}

// A count below zero means the other side of the range.
function adjacentRows(area: Area, count: number): Area {
  if (count === 0) throw invalidArgument('count');
  return count > 0 ? rowsOf(area, area.bottom + 1, count) : rowsOf(area, area.top + count, -count);
}

function adjacentColumns(area: Area, count: number): Area {
  if (count === 0) throw invalidArgument('count');
  return count > 0 ? columnsOf(area, area.right + 1, count) : columnsOf(area, area.left + count, -count);
}

function otherArea(target: RangeTarget, value: unknown): Area {
  if (typeof value === 'string') return parseAddress(value)?.area ?? refuse(invalidArgument('anotherRange'));
  const { sheet } = placeOf(target);
  const held = target.api.heldOf(value);
  if (!held?.area || held.sheet !== sheet) throw invalidArgument('anotherRange');
  return held.area;
}

function crossing(target: RangeTarget, other: unknown): ApiObject | null {
  const { sheet, area } = placeOf(target);
  const common = intersection(area, otherArea(target, other));
  return common && target.api.range(sheet, common);
}

function used(target: RangeTarget, valuesOnly: unknown): ApiObject | null {
  const { sheet, area } = placeOf(target);
  const found = sheet.state.grid.used(area, valuesOnly === true);
  return found && target.api.range(sheet, found);
}

function corner(target: RangeTarget): ApiObject {
  const { sheet, area } = placeOf(target);
  return target.api.range(sheet, cellArea(area.top, area.left));
}

// Grows until an empty row or column is on every side.
function region(sheet: Sheet, start: Area): Area {
  let area = start;
  for (;;) {
    const ring = {
      top: Math.max(1, area.top - 1),
      left: Math.max(1, area.left - 1),
      bottom: area.bottom + 1,
      right: area.right + 1,
    };
    const found = sheet.state.grid.used(ring, true);
    const grown = found ? boundingArea(area, found) : area;
    if (cellCount(grown) === cellCount(area)) return area;
    area = grown;
  }
}

function merged(target: RangeTarget): ApiObject | null {
  const { sheet, area } = placeOf(target);
  const areas = sheet.state.merges.filter((merge) => intersection(merge, area) && contains(area, merge));
  return areas.length === 0 ? null : target.api.rangeAreas(sheet, areas);
}

function refuse(error: HostError): never {
  throw error;
}
