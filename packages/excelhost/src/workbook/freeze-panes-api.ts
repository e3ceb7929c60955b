import { defineApi } from '../protocol/api-object.ts';
import { invalidArgument, notFound } from '../protocol/host-error.ts';
import { numberArgument } from '../protocol/read-argument.ts';
import { type Area, MAX_COLUMNS, MAX_ROWS } from '../range/area.ts';
import type { ApiContext } from './api-context.ts';
import { requireWritable } from './permission.ts';
import type { Sheet } from './sheet.ts';

interface SheetTarget {
  readonly api: ApiContext;
  readonly sheet: Sheet;
}

/** Excel.WorksheetFreezePanes. */
export const freezePanesApi = defineApi<SheetTarget>({
  type: 'WorksheetFreezePanes',
  methods: {
    FreezeRows: (target, [count]) => freeze(target, numberArgument(count, 'count', 1), 0),
    FreezeColumns: (target, [count]) => freeze(target, 0, numberArgument(count, 'count', 1)),
    FreezeAt: (target, [range]) => {
      const held = target.api.heldOf(range);
      if (!held?.area) throw invalidArgument('frozenRange');
      freeze(target, held.area.bottom, held.area.right);
    },
    Unfreeze: ({ api, sheet }) => {
      requireWritable(api.book);
      sheet.state.frozen = null;
    },
    GetLocation: (target) => location(target) ?? refuse(),
    GetLocationOrNullObject: location,
  },
});

function freeze({ api, sheet }: SheetTarget, rows: number, columns: number): void {
  requireWritable(api.book);
  sheet.state.frozen = { rows, columns };
}

function location({ api, sheet }: SheetTarget): unknown {
  const { frozen } = sheet.state;
  if (!frozen) return null;
  const area: Area = {
    top: 1,
    left: 1,
    bottom: frozen.rows === 0 ? MAX_ROWS : frozen.rows,
    right: frozen.columns === 0 ? MAX_COLUMNS : frozen.columns,
  };
  return api.range(sheet, area);
}

function refuse(): never {
  throw notFound();
}
