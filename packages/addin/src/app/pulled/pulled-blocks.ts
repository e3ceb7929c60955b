import { type KeptBlock, pulledBlocksSchema } from '@double-hundred/shared/workbook/pulled-query';
import type { SheetPort } from '../../ports/sheet-port.ts';

const STATE_KEY = 'double-hundred-pulled';

/** The blocks the workbook says it holds; none when its note is missing or damaged. */
export async function loadBlocks(port: SheetPort): Promise<readonly KeptBlock[]> {
  const text = await port.loadState(STATE_KEY);
  if (text === null) return [];
  try {
    const read = pulledBlocksSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Notes one more block inside the workbook. */
export async function keepBlock(port: SheetPort, block: KeptBlock): Promise<void> {
  await port.saveState(STATE_KEY, JSON.stringify([...(await loadBlocks(port)), block]));
}
