import { reportingCyclesSchema } from '@double-hundred/shared/protocol/submissions';
import { DEFAULT_CYCLES, type ReportingCycle } from '@double-hundred/shared/submission/reporting-cycle';
import type { SqlRow, Statement } from '../database.ts';

/** Reads by whatever connection. */
export type Query = (statement: Statement) => Promise<readonly SqlRow[]>;

/** The reporting cycles in force: those the district office has set, else the usual ones. */
export async function cyclesIn(query: Query): Promise<readonly ReportingCycle[]> {
  const [row] = await query({ sql: 'SELECT cycles FROM reporting_setup', args: [] });
  return row === undefined ? DEFAULT_CYCLES : reportingCyclesSchema.shape.cycles.parse(JSON.parse(String(row['cycles'])));
}
