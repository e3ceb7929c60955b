import type { Database } from './database.ts';

/**
 * The database for what everybody's work goes by: `told` is awaited before the writer's turn ends, so that no turn after a
 * change still works by what stood before it.
 */
export function toldInTurn(database: Database, told: () => Promise<void>): Database {
  return {
    query: (statement) => database.query(statement),
    exclusive: (work) =>
      database.exclusive(async (turn) => {
        const done = await work(turn);
        await told();
        return done;
      }),
    snapshot: (work) => database.snapshot(work),
    close: () => database.close(),
  };
}
