import { defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { numberArgument } from '../protocol/read-argument.ts';
import type { ApiContext } from '../workbook/api-context.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { fullAddress } from './address.ts';
import { type Area, cellCount } from './area.ts';

export interface RangeAreasTarget {
  readonly api: ApiContext;
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

const areasApi = defineApi<RangeAreasTarget>({
  type: 'RangeCollection',
  items: (target) => target.areas.map((area) => target.api.range(target.sheet, area)),
  item: (target, index) => {
    const area = typeof index === 'number' ? target.areas[index] : undefined;
    return area ? target.api.range(target.sheet, area) : null;
  },
  methods: {
    GetCount: (target) => target.areas.length,
    GetItemAt: (target, [index]) => {
      const area = target.areas[numberArgument(index, 'index')];
      if (!area) throw notFound();
      return target.api.range(target.sheet, area);
    },
  },
});

/** Excel.RangeAreas: several areas of one sheet, as merged cells and multiple selections are given. */
export const rangeAreasApi = defineApi<RangeAreasTarget>({
  type: 'RangeAreas',
  scalars: {
    Address: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet.state.name, area)).join(','),
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0),
  },
  children: { Areas: areasApi, Worksheet: ({ api, sheet }) => api.worksheet(sheet) },
});
