import type { MergedArea } from '@double-hundred/shared/workbook/grid';
import { columnNumber } from '@double-hundred/shared/workbook/layout';

const AREA = /(?:^|[,!])\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?=,|$)/g;

/** The areas of an address such as `台账!A6:B6,台账!C1:D1`. */
export function areasOfAddress(address: string): readonly MergedArea[] {
  return Array.from(address.matchAll(AREA), ([, left = '', top = '', right = left, bottom = top]) => ({
    top: Number(top),
    left: columnNumber(left),
    bottom: Number(bottom),
    right: columnNumber(right),
  }));
}
