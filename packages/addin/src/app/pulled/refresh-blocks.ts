import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { KeptBlock } from '@double-hundred/shared/workbook/pulled-query';
import type { SheetPort } from '../../ports/sheet-port.ts';
import { findBlock, holdsMarker, markerOf } from './find-block.ts';
import { planRefresh } from './plan-refresh.ts';
import type { PulledTable } from './pulled-table.ts';

/** What came of refreshing a block, as a sentence. */
export interface Refreshed {
  readonly done: boolean;
  readonly text: string;
}

/** The blocks that stand in the sheet that is open: by marker, or in the sheet they were put into. */
export async function blocksOfActiveSheet(
  port: SheetPort,
  blocks: readonly KeptBlock[],
): Promise<{ readonly sheet: string; readonly blocks: readonly KeptBlock[] } | null> {
  const active = (await port.sheets()).find((sheet) => sheet.active);
  if (!active || blocks.length === 0) return null;
  const reading = await port.read(active.name);
  const held = blocks.filter(({ id }) => holdsMarker(reading, id));
  const found = held.length > 0 ? held : blocks.filter(({ sheet }) => sheet === active.name);
  return found.length === 0 ? null : { sheet: active.name, blocks: found };
}

/** Brings one block up to date, new rows and cells in one undo step. Excel may be unable to undo rows: it is then told. */
export async function refreshBlock(port: SheetPort, name: string, blockId: string, table: PulledTable): Promise<Refreshed> {
  const sheet = await port.read(name);
  const block = findBlock(sheet, blockId, table);
  if (block === null) return { done: false, text: pulledTexts.lost(name) };
  const plan = planRefresh(sheet, block, table);
  if (block.idsLost) await port.addHiddenColumn(name, block.headerRow, block.idColumn, markerOf(blockId));
  if (plan.writes.length > 0 || plan.inserts.length > 0) await port.write(name, plan.writes, plan.inserts);
  const counts = { cells: plan.writes.length, added: plan.added, gone: plan.gone };
  const text = pulledTexts.refreshed(name, counts);
  if (plan.added === 0) return { done: true, text };
  const undo = port.host === 'excel' ? pulledTexts.rowsNotUndone : '';
  return { done: true, text: `${text}${pulledTexts.fillDown}${undo}` };
}
