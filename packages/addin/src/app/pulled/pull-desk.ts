import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { PulledQuery } from '@double-hundred/shared/workbook/pulled-query';
import type { DeskEnv } from '../desk.ts';
import { keepBlock, loadBlocks } from './pulled-blocks.ts';
import { putTable } from './put-table.ts';
import { readTable } from './read-table.ts';
import { blocksOfActiveSheet, refreshBlock } from './refresh-blocks.ts';

/** What pulling needs of the pane. */
export type PullEnv = Pick<DeskEnv, 'port' | 'server' | 'reference' | 'ids' | 'now' | 'say'>;

/** Asks for figures and puts them into a new sheet; gives why there are none. */
export async function pullInto(env: PullEnv, query: PulledQuery): Promise<CallFailure | null> {
  const table = await readTable(env, query);
  if (!table.ok) return table.error;
  const id = env.ids.next('q');
  const sheet = await putTable(env.port, table.value, id);
  await keepBlock(env.port, { id, query, sheet });
  env.say(pulledTexts.pulled(sheet), 'good');
  return null;
}

/** Brings what was pulled into the sheet that is open up to date; gives why it could not. */
export async function refreshPulled(env: PullEnv): Promise<CallFailure | null> {
  const found = await blocksOfActiveSheet(env.port, await loadBlocks(env.port));
  if (found === null) {
    env.say(pulledTexts.none, 'warn');
    return null;
  }
  for (const { id, query } of found.blocks) {
    const table = await readTable(env, query);
    if (!table.ok) return table.error;
    const { done, text } = await refreshBlock(env.port, found.sheet, id, table.value);
    env.say(text, done ? 'good' : 'warn');
  }
  return null;
}
