import { parentPort, workerData } from 'node:worker_threads';
import type { SqlRow, Statement } from '../database.ts';
import { type ConnectionOptions, createConnection } from './connection.ts';
import { type SentStatements, createSentStatements } from './sent-statements.ts';
import { type ThreadAnswer, type ThreadCall, type ThreadPart, sentError } from './thread-messages.ts';

// The program of the thread that holds the writer's connection: the database works without letting go of its thread.
const port = parentPort;
if (port === null) throw new Error('this file is the program of a thread of its own');
const answer = (message: ThreadAnswer) => port.postMessage(message);
const connection = createConnection(workerData as ConnectionOptions, () => answer({ reopened: true }));
const writes = new Map<number, SentStatements>();

let last: Promise<unknown> = Promise.resolve();

port.on('message', (call: ThreadCall | ThreadPart) => {
  // What still comes after a write has failed is left lying.
  if (call.kind === 'statement') return writes.get(call.id)?.add(withBuffers(call.statement));
  if (call.kind === 'end') return writes.get(call.id)?.end(call.early);
  if (call.kind === 'write') writes.set(call.id, createSentStatements());
  // One after the other: nothing else may come between the statements of a write.
  last = last
    .then(() => work(call))
    .then(
      (rows) => answer({ id: call.id, rows }),
      (error: unknown) => answer({ id: call.id, error: sentError(error) }),
    );
});

async function work(call: ThreadCall): Promise<readonly SqlRow[]> {
  if (call.kind === 'query') return connection.query(call.statement);
  if (call.kind === 'readLatest') return connection.readLatest(call.statement);
  if (call.kind === 'write') await connection.write(writes.get(call.id) ?? []).finally(() => writes.delete(call.id));
  else {
    await connection.close();
    port?.unref();
  }
  return [];
}

/** Bytes come as a plain array, which the database does not bind. */
function withBuffers({ sql, args }: Statement): Statement {
  const bound = args.map((arg) => (arg instanceof Uint8Array ? Buffer.from(arg.buffer, arg.byteOffset, arg.byteLength) : arg));
  return { sql, args: bound };
}
