import { type KnownRows, mergeKnown } from '@double-hundred/shared/check/known-rows';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { readRow } from '@double-hundred/shared/value/read-row';
import type { SchedulePort } from '../ports/schedule-port.ts';
import type { ServerPort } from '../ports/server-port.ts';
import type { SheetPort } from '../ports/sheet-port.ts';
import type { FoundLedger } from './find-ledger.ts';
import { loadFileState } from './keep-state.ts';
import { createLedgerReader } from './read-ledger.ts';

export interface LinkedRowsDeps {
  readonly port: SheetPort;
  readonly server: ServerPort;
  readonly schedule: SchedulePort;
  readonly unit: string;
  readonly epoch: string | null;
  context(): LedgerContext;
}

type Row = { readonly rowId: string; readonly fields: RowFields };

const SLICE_MS = 12;
const SLICE_ROWS = 50;
const PAGE = 500;

/**
 * The rows of other ledgers that a ledger refers to: what the workbook last saw of the server, else what the server
 * says now, and on top of it the other sheets of the workbook. A ledger of which neither is at hand is left out.
 */
export async function linkedRows(
  deps: LinkedRowsDeps,
  definition: LedgerDefinition,
  found: readonly FoundLedger[],
): Promise<KnownRows> {
  const stored = new Map<string, readonly Row[]>();
  const here = new Map<string, readonly Row[]>();
  for (const id of linkedLedgerIds(definition)) {
    const rows = (await rowsLastSeen(deps, id)) ?? (await pulledRows(deps, id));
    if (rows) stored.set(id, rows);
    const sheet = found.find((candidate) => candidate.definition.id === id);
    if (sheet) here.set(id, await rowsOfSheet(deps, sheet));
  }
  return mergeKnown(stored, here);
}

async function rowsLastSeen({ port, unit }: LinkedRowsDeps, ledger: string): Promise<readonly Row[] | null> {
  const { state } = await loadFileState(port, ledger);
  if (state === null || state.unit !== unit || state.epoch === null) return null;
  return Object.entries(state.shadow).flatMap(([rowId, row]) => (row.deleted === true ? [] : [{ rowId, fields: row.fields }]));
}

async function pulledRows({ server, unit, epoch }: LinkedRowsDeps, ledger: string): Promise<readonly Row[] | null> {
  const rows = new Map<string, Row>();
  let history = epoch ?? '';
  let cursor = 0;
  for (let asked = 0; asked < 200; asked += 1) {
    const answer = await server.changes({ unit, ledger, epoch: history, cursor, limit: PAGE });
    if (!answer.ok) {
      const { error } = answer;
      if (error.kind !== 'problem' || error.code !== 'EPOCH_CHANGED' || error.epoch === undefined || cursor > 0) return null;
      if (error.epoch === history) return null;
      history = error.epoch;
      continue;
    }
    for (const { rowId, fields, deleted } of answer.value.changes) {
      if (deleted) rows.delete(rowId);
      else rows.set(rowId, { rowId, fields });
    }
    if (!answer.value.more) break;
    cursor = answer.value.next;
  }
  return [...rows.values()];
}

async function rowsOfSheet({ schedule, context }: LinkedRowsDeps, { definition, reading }: FoundLedger): Promise<readonly Row[]> {
  let sliceStart = schedule.elapsed();
  const pause = async (): Promise<void> => {
    if (schedule.elapsed() - sliceStart < SLICE_MS) return;
    await schedule.breathe();
    sliceStart = schedule.elapsed();
  };
  const read = await createLedgerReader(definition, pause).read(reading);
  if (!read) return [];
  const yuanPerUnitByColumn = Object.fromEntries(
    Object.entries(read.layout.yuanPerUnit).map(([letters, yuan]) => [read.layout.columns[letters] ?? letters, yuan]),
  );
  const reading1904 = { ...context(), date1904: reading.dateSystem === 1904, yuanPerUnitByColumn };
  const rows: Row[] = [];
  for (const [place, { row, rowId, cells }] of read.sources.entries()) {
    if (place % SLICE_ROWS === 0) await pause();
    rows.push({ rowId: rowId ?? `#${row}`, fields: readRow(definition, cells, reading1904).fields });
  }
  return rows;
}
