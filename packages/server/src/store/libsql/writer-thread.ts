import { parentPort, workerData } from 'node:worker_threads';
import type { SqlRow, Statement } from '../database.ts';
import { type ConnectionOptions, createConnection } from './connection.ts';
import { type ThreadAnswer, type ThreadCall, sentError } from './thread-messages.ts';

// The program of the thread that holds the writer's connection: the database works without letting go of its thread.
const port = parentPort;
if (port === null) throw new Error('this file is the program of a thread of its own');
const answer = (message: ThreadAnswer) => port.postMessage(message);
const connection = createConnection(workerData as ConnectionOptions, () => answer({ reopened: true }));

port.on('message', (call: ThreadCall) => {
  work(call).then(
    (rows) => answer({ id: call.id, rows }),
    (error: unknown) => answer({ id: call.id, error: sentError(error) }),
  );
});

async function work(call: ThreadCall): Promise<readonly SqlRow[]> {
  if (call.kind === 'query') return connection.query(call.statement);
  if (call.kind === 'readLatest') return connection.readLatest(call.statement);
  if (call.kind === 'write') await connection.write(call.statements.map(withBuffers));
  else {
    await connection.close();
    port?.unref();
  }
  return [];
}

/** Bytes come as a plain array, which the database does not bind. */
function withBuffers({ sql, args }: Statement): Statement {
  return {
    sql,
    args: args.map((arg) => (arg instanceof Uint8Array ? Buffer.from(arg.buffer, arg.byteOffset, arg.byteLength) : arg)),
  };
}
