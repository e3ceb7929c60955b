import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import { ACCOUNTS, testServer } from './test-server.ts';

/** An id the server accepts, the same for the same number. */
export const testId = (letter: string, number: number) => `${letter}${String(number).padStart(25, '0')}`;

/** A signed project of 石桥镇 whose values pass every rule. */
export const signedProject = (name: string, changes: FieldChanges = {}): FieldChanges => ({
  projectName: name,
  industry: '工业',
  industryChain: '新材料',
  investor: `${name}投资集团`,
  investorOrigin: '省外',
  content: '新建厂房两万平方米。',
  place: '石桥镇工业路1号',
  hostUnit: 'shiqiao',
  introducingUnit: 'shiqiao',
  totalInvestmentYuan: 120_000_000,
  fixedAssetInvestmentYuan: 80_000_000,
  fundsInPlaceYuan: 10_000_000,
  stage: '签约',
  signedDay: '2026-09-10',
  plannedStartDay: '2027-01-10',
  sponsor: '何建平',
  responsiblePerson: '姜思源',
  phone: '13800001666',
  progress: '正在办理注册。',
  evidence: '江招合〔2026〕1号',
  ...changes,
});

/** A whole server, every role of 石桥镇 signed in, and its clerk sending rows. */
export async function fillingUnit() {
  const server = await testServer();
  const signInAll = async () => {
    const entries = Object.entries(ACCOUNTS).map(async ([role, account]) => [role, await server.signIn(account)] as const);
    return Object.fromEntries(await Promise.all(entries)) as Record<keyof typeof ACCOUNTS, string>;
  };
  const tokens = await signInAll();
  const file = { fileId: testId('f', 1), replicaId: testId('p', 1), unit: 'shiqiao', ledger: 'projects', schemaVersion: 1 };
  const opened = await server.call(tokens.clerk, 'POST', '/api/v1/files/open', { ...file, incarnation: 0 });
  const { epoch } = (await opened.json()) as { epoch: string };
  const ledgerFiles = new Map<string, object>([['projects', file]]);
  const openFile = async (ledger: string): Promise<object> => {
    const known = ledgerFiles.get(ledger);
    if (known !== undefined) return known;
    const other = { ...file, fileId: testId('f', 1 + ledgerFiles.size), replicaId: testId('p', 1 + ledgerFiles.size), ledger };
    ledgerFiles.set(ledger, other);
    await server.call(tokens.clerk, 'POST', '/api/v1/files/open', { ...other, incarnation: 0 });
    return other;
  };
  const revisions = new Map<string, { rev: number; fields: FieldChanges }>();
  let sent = 0;
  const pushTo = async (
    ledger: string,
    rowId: string,
    set: FieldChanges,
    more: Record<string, unknown> = {},
    role: keyof typeof ACCOUNTS = 'clerk',
  ): Promise<MutationResult> => {
    sent += 1;
    const before = revisions.get(rowId);
    const seen = more['kind'] === 'delete' ? Object.keys(before?.fields ?? {}) : Object.keys(set);
    const base = Object.fromEntries(seen.map((key) => [key, before?.fields[key] ?? null]));
    const mut = { id: testId('m', sent), rowId, kind: 'upsert', baseRev: before?.rev ?? 0, base, set, rowNo: 9, ...more };
    const body = { ...(await openFile(ledger)), epoch, batchId: testId('b', sent), muts: [mut] };
    const response = await server.call(tokens[role], 'POST', '/api/v1/push?mode=commit', body);
    const [result] = ((await response.json()) as { results: MutationResult[] }).results;
    if (result === undefined) throw new Error('a push without its result');
    if (result.rev > 0) revisions.set(rowId, { rev: result.rev, fields: result.fields });
    return result;
  };
  return {
    ...server,
    tokens,
    /** Lets time pass; everybody signs in again, since sessions do not last that long. */
    async later(ms: number) {
      server.advance(ms);
      Object.assign(tokens, await signInAll());
    },
    /** Sends a change of a row of a ledger, as the clerk or another; gives what became of it. */
    pushTo,
    /** Sends a change of a project. */
    push: (rowId: string, set: FieldChanges, more: Record<string, unknown> = {}) => pushTo('projects', rowId, set, more),
    /** Calls as a role and gives status and body. */
    async as<T = Record<string, unknown>>(role: keyof typeof ACCOUNTS, method: string, path: string, body?: unknown) {
      const response = await server.call(tokens[role], method, path, body);
      return { status: response.status, body: (await response.json()) as T };
    },
  };
}
