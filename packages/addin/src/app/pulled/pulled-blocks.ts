import * as z from 'zod';
import type { SheetPort } from '../../ports/sheet-port.ts';
import { pulledQuerySchema } from './pulled-table.ts';

const STATE_KEY = 'double-hundred-pulled';

const blocksSchema = z.array(z.object({ id: z.string(), query: pulledQuerySchema, sheet: z.string() }));

/** A block that was pulled into this workbook, by the id its marker carries; `sheet` is where it was put first. */
export type KeptBlock = z.infer<typeof blocksSchema>[number];

/** The blocks the workbook says it holds; none when its note is missing or damaged. */
export async function loadBlocks(port: SheetPort): Promise<readonly KeptBlock[]> {
  const text = await port.loadState(STATE_KEY);
  if (text === null) return [];
  try {
    const read = blocksSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Notes one more block inside the workbook. */
export async function keepBlock(port: SheetPort, block: KeptBlock): Promise<void> {
  await port.saveState(STATE_KEY, JSON.stringify([...(await loadBlocks(port)), block]));
}
