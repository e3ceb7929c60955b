import { defineApi } from '../protocol/api-object.ts';
import { listArgument, numberArgument, recordArgument } from '../protocol/read-argument.ts';
import { placeOf, type RangeTarget } from './range-target.ts';
import { type SortField, sortRows } from './sort-rows.ts';

/** Excel.RangeSort: by rows only. */
export const rangeSortApi = defineApi<RangeTarget>({
  type: 'RangeSort',
  methods: {
    Apply: (target, [fields, , hasHeaders]) => {
      const { sheet, area } = placeOf(target);
      const body = hasHeaders === true ? { ...area, top: area.top + 1 } : area;
      sortRows(target.api.book, sheet, body, sortFields(fields));
    },
  },
});

/** The fields of a sort as the client sends them, `{key, ascending}` each. */
export function sortFields(fields: unknown): readonly SortField[] {
  return listArgument(fields).map((field) => {
    const { key, ascending } = recordArgument(field);
    return { key: numberArgument(key, 'key'), ascending: ascending !== false };
  });
}
