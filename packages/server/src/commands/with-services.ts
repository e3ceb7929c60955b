import type { CommandWorld } from './command.ts';
import { type OpenServices, openServices } from './open-services.ts';

/** Runs work on the opened product and closes it again; when it cannot be opened the sentence is said and the code is 1. */
export async function withServices(
  world: CommandWorld,
  purpose: 'read' | 'write',
  work: (opened: OpenServices) => Promise<number>,
): Promise<number> {
  const opened = await openServices(world, purpose);
  if (!opened.ok) {
    world.complain(opened.error);
    return 1;
  }
  try {
    return await work(opened.value);
  } finally {
    await opened.value.database.close();
  }
}
