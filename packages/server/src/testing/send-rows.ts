import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { testServer } from './test-server.ts';

type Server = Awaited<ReturnType<typeof testServer>>;

/** Sends new rows to a ledger as the clerk of a unit and gives their row ids. */
export async function sendRows(
  server: Server,
  unit: string,
  rows: readonly FieldChanges[],
  ledger = 'projects',
): Promise<readonly string[]> {
  const token = await server.signIn(`clerk-${unit}`);
  const ids = server.services.ids;
  const file = { fileId: ids.next('f'), replicaId: ids.next('p'), unit, ledger, schemaVersion: 1 };
  const opened = await server.call(token, 'POST', '/api/v1/files/open', { ...file, incarnation: 0 });
  const { epoch } = (await opened.json()) as { epoch: string };
  const muts = rows.map((set) => ({ id: ids.next('m'), rowId: ids.next('r'), kind: 'upsert', baseRev: 0, base: {}, set }));
  const answer = await server.call(token, 'POST', '/api/v1/push?mode=commit', { ...file, epoch, batchId: ids.next('b'), muts });
  const { results } = (await answer.json()) as { results: { status: string; findings?: unknown }[] };
  const refused = results.find(({ status }) => status !== 'accepted');
  if (refused) throw new Error(`a row was not accepted: ${JSON.stringify(refused)}`);
  return muts.map(({ rowId }) => rowId);
}
