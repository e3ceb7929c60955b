import { momentText } from '@double-hundred/shared/message/figure-text';
import { columnOf, type LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { PANE } from '@double-hundred/shared/message/pane';
import type { Conflict } from '@double-hundred/shared/protocol/push';
import { WHOLE_ROW } from '@double-hundred/shared/sync/merge';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { valueText } from '@double-hundred/shared/value/value-text';
import type { CheckedSheet } from './check-sheet.ts';
import { nameOfRow } from './check-view.ts';
import type { ConflictView } from './pane-state.ts';

/** Conflicts of this file's rows, to be shown side by side; a choice made before is kept. */
export function viewsOfConflicts(
  conflicts: readonly Conflict[],
  sheet: CheckedSheet,
  definition: LedgerDefinition,
  units: readonly Unit[],
  before: readonly ConflictView[],
): readonly ConflictView[] {
  const rowsById = new Map(sheet.rows.map((row) => [row.source.rowId, row]));
  return conflicts.flatMap((conflict): ConflictView[] => {
    if (conflict.rowId === undefined) return [];
    const row = rowsById.get(conflict.rowId);
    const column = columnOf(definition, conflict.field);
    const text = (value: FieldValue | null): string => {
      if (conflict.field === WHOLE_ROW) return '';
      const shown = column
        ? valueText(column, value, { units })
        : value === null
          ? ''
          : typeof value === 'string'
            ? value
            : JSON.stringify(value);
      return shown === '' ? PANE.conflicts.empty : shown;
    };
    const whole = conflict.field === WHOLE_ROW;
    return [
      {
        id: conflict.id,
        rowId: conflict.rowId,
        row: row?.source.row ?? null,
        rowName: nameOfRow(row, definition),
        field: conflict.field,
        heading: whole ? PANE.conflicts.wholeRow : (column?.heading ?? conflict.field),
        mine: conflict.mine,
        server: conflict.server,
        mineText: whole ? PANE.conflicts.deleteRow : text(conflict.mine),
        serverText: whole ? PANE.conflicts.keepRow : text(conflict.server),
        by: conflict.by,
        at: momentText(Date.parse(conflict.at)),
        choice: before.find((view) => view.id === conflict.id)?.choice ?? null,
      },
    ];
  });
}
