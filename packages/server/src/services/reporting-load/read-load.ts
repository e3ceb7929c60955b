import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { askedColumns } from '@double-hundred/shared/ledger/asked-columns';
import type { UnitLoad } from '@double-hundred/shared/protocol/reporting-load';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { ReportingLoadStore } from '../../store/reporting-load-store.ts';

/**
 * What each unit is asked and what it had to write from one day to another; every unit and ledger in their order. A ledger
 * the office keeps asks nothing of a unit.
 */
export async function readLoad(
  deps: {
    readonly store: ReportingLoadStore;
    readonly units: readonly Unit[];
    readonly definitions: readonly LedgerDefinition[];
  },
  firstDay: Day,
  lastDay: Day,
  own: string | null,
): Promise<UnitLoad[]> {
  const [written, reported] = await Promise.all([deps.store.written(firstDay, lastDay), deps.store.rows()]);
  const writtenBy = new Map(written.map((load) => [`${load.unitId} ${load.ledger}`, load]));
  const rowsOf = new Map(reported.map(({ unitId, ledger, rows }) => [`${unitId} ${ledger}`, rows]));
  const asked = deps.definitions.flatMap((definition) => {
    const columns = askedColumns(definition).length;
    return columns === 0 ? [] : [{ definition, columns }];
  });
  const units = own === null ? deps.units : deps.units.filter(({ id }) => id === own);
  return units.flatMap(({ id: unitId }) =>
    asked.map(({ definition, columns }): UnitLoad => {
      const key = `${unitId} ${definition.id}`;
      const load = writtenBy.get(key);
      const rows = rowsOf.get(key) ?? 0;
      const cellsAsked = rows * columns;
      const cellsTyped = load?.cellsTyped ?? 0;
      return {
        unitId,
        ledger: definition.id,
        title: definition.title,
        rows,
        columns,
        cellsAsked,
        cellsTyped,
        cellsKept: Math.max(0, cellsAsked - cellsTyped),
        rowsSent: load?.rowsSent ?? 0,
        rowsConfirmed: load?.rowsConfirmed ?? 0,
        saidNoChange: load?.saidNoChange ?? 0,
      };
    }),
  );
}
