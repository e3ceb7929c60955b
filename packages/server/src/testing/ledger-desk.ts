import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { testServer } from './test-server.ts';

type Server = Awaited<ReturnType<typeof testServer>>;
type Changes = Readonly<Record<string, FieldValue | null>>;

/** One change of one row; without `base` the row is new. */
export interface DeskChange {
  readonly rowId: string;
  readonly set: Changes;
  readonly base?: Changes;
  readonly baseRev?: number;
  readonly kind?: 'upsert' | 'delete' | 'restore';
  readonly explanations?: Readonly<Record<string, string>>;
}

let sent = 0;

/** An id of the wire form with a number in it. */
export function wireId(letter: string, number: number): string {
  return `${letter}${String(number).padStart(25, '0')}`;
}

/** A person at a ledger of a unit, over HTTP. */
export async function ledgerDesk(server: Server, user: string, unit: string, ledger: string) {
  const token = await server.signIn(user);
  const post = (mode: string, changes: readonly DeskChange[]) => {
    const muts = changes.map(({ kind = 'upsert', baseRev = 0, base = {}, ...change }) => {
      sent += 1;
      return { id: wireId('m', sent), kind, baseRev, base, ...change };
    });
    const file = { fileId: wireId('f', 1), replicaId: wireId('p', 1), batchId: wireId('b', sent), schemaVersion: 1 };
    return server.call(token, 'POST', `/api/v1/push?mode=${mode}`, { epoch: 'e1', ...file, unit, ledger, muts });
  };
  const get = async (path: string) => (await server.call(token, 'GET', path)).text();
  return {
    post,
    get,
    async push(...changes: readonly DeskChange[]): Promise<MutationResult[]> {
      const response = await post('commit', changes);
      const text = await response.text();
      if (response.status !== 200) throw new Error(text);
      return (JSON.parse(text) as { results: MutationResult[] }).results;
    },
    /** Every row as this person pulls it, by id. */
    async pull(): Promise<ReadonlyMap<string, { readonly rev: number; readonly deleted: boolean; readonly fields: RowFields }>> {
      const text = await get(`/api/v1/changes?unit=${unit}&ledger=${ledger}&epoch=e1&cursor=0&limit=500`);
      const { changes } = JSON.parse(text) as {
        changes: { rowId: string; rev: number; deleted: boolean; fields: RowFields }[];
      };
      return new Map(changes.map((change) => [change.rowId, change]));
    },
  };
}

/** Statuses and findings of results, short: `accepted`, `invalid M001 error projectRef`. */
export function told(results: readonly MutationResult[]): string[] {
  return results.map(({ status, findings = [] }) =>
    [status, ...findings.map(({ ruleId, severity, column }) => `${ruleId} ${severity} ${column}`)].join(' '),
  );
}
