import { sharesOf } from '@double-hundred/shared/consolidation/facts';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { KeptRow } from '../../store/sync-store.ts';
import { looksBeyond } from './push-links.ts';

type Row = Pick<KeptRow, 'unitId' | 'fields'>;

/** Whether a unit's ledger may refer to a row that another unit handed in: it has a share of what that achieves. */
export function hasShare(unitId: string, row: Row): boolean {
  return sharesOf(row).some(({ unit }) => unit === unitId);
}

/** The units whose rows of a ledger may refer to some rows: the one that handed them in, and those with a share. */
export function unitsConcerned(definition: LedgerDefinition, unitId: string, rows: readonly Row[]): readonly string[] {
  if (!looksBeyond(definition)) return [unitId];
  return [...new Set([unitId, ...rows.flatMap((row) => sharesOf(row).map(({ unit }) => unit))])];
}
