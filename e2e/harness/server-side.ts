import { PASSWORD } from './server.ts';

/** A row as the server holds it. */
export interface ServerRow {
  readonly rowId: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the server holds of a unit, asked for by a program of our own beside the browser. */
export async function serverRows(url: string, unit: string): Promise<readonly ServerRow[]> {
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: `clerk-${unit}`, password: PASSWORD }),
  });
  const { token } = (await session.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const latest = new Map<string, ServerRow>();
  const ask = (epoch: string, cursor: number): Promise<Response> =>
    fetch(`${url}/api/v1/changes?unit=${unit}&ledger=projects&epoch=${epoch}&cursor=${cursor}&limit=500`, { headers });
  // Asked with an epoch that is not its own, the server says which one is.
  const { epoch } = (await (await ask('unknown', 0)).json()) as { epoch: string };
  for (let cursor = 0; ;) {
    const answer = await ask(epoch, cursor);
    if (!answer.ok) throw new Error(`changes of ${unit}: ${answer.status} ${await answer.text()}`);
    const page = (await answer.json()) as { changes: readonly ServerRow[]; next: number; more: boolean };
    for (const change of page.changes) latest.set(change.rowId, change);
    if (!page.more) return [...latest.values()].filter((row) => !row.deleted);
    cursor = page.next;
  }
}

/** The rows of a project name; more than one would be a doubled row. */
export function named(rows: readonly ServerRow[], name: string): readonly ServerRow[] {
  return rows.filter((row) => row.fields['projectName'] === name);
}
