import { templateText } from '@double-hundred/shared/message/template';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { HiddenList } from '@double-hundred/shared/workbook/hidden-lists';
import type { NameSpec, SheetSpec } from '@double-hundred/xlsx/workbook-spec';

/** The sheet with lists that clerks do not see, and the names that stand for its parts. */
export interface TemplateLists {
  readonly sheet: SheetSpec;
  readonly names: readonly NameSpec[];
}

/** Puts lists side by side on one sheet, each below its heading. */
export function templateLists(lists: readonly HiddenList[]): TemplateLists {
  const height = Math.max(0, ...lists.map(({ cells }) => cells.length));
  return {
    sheet: {
      name: templateText.listSheet,
      visibility: 'veryHidden',
      columns: lists.map(() => ({ width: 20 })),
      rows: [
        { cells: lists.map(({ heading }) => ({ value: heading })) },
        ...Array.from({ length: height }, (_, index) => ({ cells: lists.map(({ cells }) => ({ value: cells[index] ?? null })) })),
      ],
    },
    names: lists.flatMap(({ names }, index) => {
      const letters = columnLetters(index + 1);
      return names.map(({ name, count }) => ({
        name,
        range: `${templateText.listSheet}!$${letters}$2:$${letters}$${count + 1}`,
      }));
    }),
  };
}
