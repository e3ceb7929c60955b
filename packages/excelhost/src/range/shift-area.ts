import type { Area } from './area.ts';

/** Cells put in or taken out: everything below (or right of) `area` inside its band moves. */
export interface Shift {
  readonly area: Area;
  readonly axis: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
}

/** Where an area is after the shift; null when all of it was deleted. Areas that stick out of the band stay. */
export function shiftedArea(area: Area, shift: Shift): Area | null {
  if (shift.axis === 'columns') {
    const turned = shiftedArea(transposed(area), { ...shift, axis: 'rows', area: transposed(shift.area) });
    return turned && transposed(turned);
  }
  if (area.left < shift.area.left || area.right > shift.area.right) return area;
  const count = shift.area.bottom - shift.area.top + 1;
  if (shift.kind === 'insert') {
    const moved = (row: number): number => (row >= shift.area.top ? row + count : row);
    return { ...area, top: moved(area.top), bottom: moved(area.bottom) };
  }
  if (area.top >= shift.area.top && area.bottom <= shift.area.bottom) return null;
  const top = area.top > shift.area.bottom ? area.top - count : Math.min(area.top, shift.area.top);
  const bottom = area.bottom > shift.area.bottom ? area.bottom - count : Math.min(area.bottom, shift.area.top - 1);
  return { ...area, top: area.top < shift.area.top ? area.top : top, bottom };
}

/** True when the shift would tear the area apart: only part of its width lies in the moving band. */
export function tears(area: Area, shift: Shift): boolean {
  if (shift.axis === 'columns') return tears(transposed(area), { ...shift, axis: 'rows', area: transposed(shift.area) });
  const outside = area.left < shift.area.left || area.right > shift.area.right;
  const meets = area.right >= shift.area.left && area.left <= shift.area.right;
  return outside && meets && area.bottom >= shift.area.top;
}

function transposed(area: Area): Area {
  return { top: area.left, left: area.top, bottom: area.right, right: area.bottom };
}
