import type { SqlRow, Database } from '../database.ts';
import { type ConnectionOptions, failureOf, openClient } from './connection.ts';

/** Runs work inside one read transaction on a connection of its own, so that a long reading holds nobody up. */
export async function readSnapshot<T>(options: ConnectionOptions, work: (moment: Database) => Promise<T>): Promise<T> {
  const client = await openClient(options);
  try {
    const transaction = await client.transaction('read');
    const moment: Database = {
      query: async ({ sql, args }) => (await transaction.execute({ sql, args: [...args] })).rows as unknown as readonly SqlRow[],
      exclusive: () => Promise.reject(new Error('a moment of the database was asked to write')),
      snapshot: (inner) => inner(moment),
      close: () => Promise.resolve(),
    };
    try {
      return await work(moment);
    } finally {
      transaction.close();
    }
  } catch (error) {
    throw failureOf(error).error;
  } finally {
    client.close();
  }
}
