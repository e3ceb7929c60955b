import type { Database, WriteTurn } from './database.ts';

/** A database whose turns all go by what was told last. */
export interface ToldDatabases {
  /** For work that goes by it: a telling that has failed is made up for before the turn begins. */
  readonly followed: Database;
  /** For changes of it: `told` is awaited before the turn ends, so that no later turn works by what stood before. */
  readonly telling: Database;
  /** Makes up for a telling that has failed, at once when there is none. Never rejects: what stood before is still there. */
  catchUp(): Promise<void>;
}

/** Both ways to a database. `told` reads in the turn, since other reads may lag behind; `failed` hears of every failure. */
export function toldInTurn(
  database: Database,
  told: (turn: WriteTurn) => Promise<void>,
  failed: (error: unknown) => void,
): ToldDatabases {
  let owed = false;
  const tell = async (turn: WriteTurn): Promise<void> => {
    owed = true;
    await told(turn);
    owed = false;
  };
  const followed: Database = {
    ...database,
    exclusive: (work) =>
      database.exclusive(async (turn) => {
        if (owed) await tell(turn);
        return work(turn);
      }),
  };
  const telling: Database = {
    ...followed,
    exclusive: (work) =>
      followed.exclusive(async (turn) => {
        const done = await work(turn).catch((error: unknown) => {
          // It may have been committed all the same.
          owed = true;
          throw error;
        });
        // What is committed is done, and must not be answered as if it were not.
        await tell(turn).catch(failed);
        return done;
      }),
  };
  return {
    followed,
    telling,
    async catchUp() {
      if (owed) await followed.exclusive(async () => undefined).catch(failed);
    },
  };
}
