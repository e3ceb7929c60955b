import { randomBytes } from 'node:crypto';
import { createIdSource } from '@double-hundred/shared/kernel/ids';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { TODAY, projectRow } from './project-rows.ts';

const clock = { now: () => Date.now(), today: () => TODAY };
export const benchIds = createIdSource(clock, (length) => new Uint8Array(randomBytes(length)));

export type BenchRow = { readonly rowId: string; readonly fields: Record<string, FieldValue> };

/** That many new rows of a unit; `from` keeps rows of several calls apart. */
export function newRows(count: number, unit: string, from = 0): BenchRow[] {
  return Array.from({ length: count }, (_, index) => ({ rowId: benchIds.next('r'), fields: projectRow(from + index, unit) }));
}

/** The row as a clerk goes on with it: three cells changed. */
export function edited({ rowId, fields }: BenchRow): BenchRow {
  const fundsInPlaceYuan = Number(fields['fundsInPlaceYuan']) + 10_000;
  return {
    rowId,
    fields: { ...fields, fundsInPlaceYuan, progress: '已完成施工图审查，正在办理施工许可。', plannedProductionDay: '2027-06-20' },
  };
}

/** The rows in batches, in order. */
export function batches<T>(rows: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

/** A push of new rows, or of edits of rows the server has at revision 1. */
export function pushOf(unit: string, epoch: string, rows: readonly BenchRow[], before?: readonly BenchRow[]): PushRequest {
  const muts = rows.map(({ rowId, fields }, index) => {
    const old = before?.[index]?.fields ?? {};
    const set = Object.fromEntries(
      Object.entries(fields).filter(([key, value]) => old[key] !== value && JSON.stringify(old[key]) !== JSON.stringify(value)),
    );
    const base = Object.fromEntries(Object.keys(set).map((key) => [key, old[key] ?? null]));
    return { id: benchIds.next('m'), rowId, kind: 'upsert', baseRev: before === undefined ? 0 : 1, base, set, rowNo: index + 4 };
  });
  const file = { fileId: benchIds.next('f'), replicaId: benchIds.next('p'), batchId: benchIds.next('b') };
  return { epoch, ...file, schemaVersion: projectsLedger.version, unit, ledger: projectsLedger.id, muts };
}
