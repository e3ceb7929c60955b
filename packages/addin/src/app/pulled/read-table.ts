import { type Result, ok } from '@double-hundred/shared/kernel/result';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { PulledQuery } from '@double-hundred/shared/workbook/pulled-query';
import type { ServerPort } from '../../ports/server-port.ts';
import { adjustmentsOf } from '../figure-parts.ts';
import type { Reference } from '../pane-state.ts';
import { figureRowsTable } from './figure-rows-table.ts';
import { lightsTable } from './lights-table.ts';
import type { PulledTable } from './pulled-table.ts';
import { rankingTable } from './ranking-table.ts';
import { totalsTable } from './totals-table.ts';

/** Asks the server for what a block shows, as it is now. */
export async function readTable(
  deps: { server: ServerPort; reference: Reference; now(): number },
  query: PulledQuery,
): Promise<Result<PulledTable, CallFailure>> {
  const { server, reference } = deps;
  const asOf = query.asOf === null ? {} : { asOf: query.asOf };
  if (query.what === 'ranking') {
    const scores = await server.scores(asOf);
    return scores.ok ? ok(rankingTable(scores.value, reference, deps.now())) : scores;
  }
  if (query.what === 'rows') {
    const about = { unitId: query.unitId ?? '', kind: query.kind ?? 'signed', basis: query.basis } as const;
    const [rows, totals] = await Promise.all([
      server.totalRows({ unit: about.unitId, kind: about.kind, basis: about.basis, ...asOf }),
      server.totals({ basis: about.basis, ...asOf }),
    ]);
    if (!rows.ok) return rows;
    if (!totals.ok) return totals;
    const adjustments = adjustmentsOf(totals.value.adjustments, about);
    return ok(figureRowsTable(rows.value, adjustments, { ...about, asOf: totals.value.asOf }, reference, deps.now()));
  }
  const totals = await server.totals({ basis: query.basis, ...asOf });
  if (!totals.ok) return totals;
  const table = query.what === 'totals' ? totalsTable : lightsTable;
  return ok(table(totals.value, reference, deps.now()));
}
