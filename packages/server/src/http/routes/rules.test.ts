import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { Recheck, RowFindings, RuleAnswer, RuleChange, RulesResponse } from '@double-hundred/shared/protocol/rules';
import { lifeAfter } from '@double-hundred/shared/rule/rule-after';
import { ruleStateOn } from '@double-hundred/shared/rule/rule-life';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { testProject } from '@double-hundred/shared/testing/project';
import { describe, expect, it } from 'vitest';
import { projectRow } from '../../testing/project-row.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const UNIT = 'shiqiao';
const NOTE = '第三次调度会确定';
const DAY_MS = 86_400_000;

async function withRows(rows = 3) {
  const server = await testServer();
  const file = await pushFile(server, { unit: UNIT });
  // Without evidence a signed project asks for a reason (P022).
  const fields = (number: number) => {
    const { evidence: _none, ...row } = projectRow(UNIT, number);
    return row;
  };
  for (let from = 1; from <= rows; from += 250) {
    const numbers = Array.from({ length: Math.min(250, rows - from + 1) }, (_, index) => from + index);
    await file.send(numbers.map((number) => ({ rowId: testId('r', number), set: fields(number) })));
  }
  const office = await server.signIn('office');
  const read = async <T>(path: string, user = office) => (await (await server.call(user, 'GET', path)).json()) as T;
  const change = (ruleId: string, body: object, ledger = 'projects') =>
    server.call(office, 'PUT', `/api/v1/rules/${ledger}/${ruleId}`, { note: NOTE, ...body });
  const rule = async (ruleId: string): Promise<RuleAnswer | undefined> =>
    (await read<RulesResponse>('/api/v1/rules')).ledgers
      .find(({ ledger }) => ledger === 'projects')
      ?.rules.find((known) => known.ruleId === ruleId);
  const findings = async (number: number) =>
    read<RowFindings>(`/api/v1/rows/${testId('r', number)}/findings`, await server.signIn('office'));
  const unexplained = async () => {
    const { district } = await read<TotalsResponse>('/api/v1/totals?basis=claimed');
    return district.reduce((sum, { unexplainedCount }) => sum + unexplainedCount, 0);
  };
  return { ...server, file, read, change, rule, findings, unexplained };
}

describe('rule life', () => {
  it('RULE the office retires a rule, the stored rows are judged again, and the figures follow', async () => {
    const { change, rule, findings, services, unexplained, read } = await withRows();
    const ids = async (number: number) => (await findings(number)).findings.map(({ ruleId }) => ruleId);
    expect(await ids(2)).toContain('P022');
    const before = await unexplained();
    expect(before).toBeGreaterThan(0);
    expect((await rule('P022'))?.rows).toBeGreaterThan(0);
    expect((await change('P022', { state: 'retired' })).status).toBe(200);
    await services.recheck.run();
    expect(await ids(2)).not.toContain('P022');
    expect((await findings(2)).rulesVersion).toBe(2);
    expect(await unexplained()).toBeLessThan(before);
    expect((await services.checkTotals()).equal).toBe(true);
    expect(await rule('P022')).toMatchObject({ state: 'retired', rows: 0, note: NOTE, by: '区专班' });
    const { ledgers } = await read<{ ledgers: LedgerDefinition[] }>('/api/v1/ledgers');
    const told = ledgers.find(({ id }) => id === 'projects');
    expect(told?.rulesVersion).toBe(2);
    expect(told?.rules.find(({ id }) => id === 'P022')?.life?.lastDay).toBe('2026-11-22');
  });

  it('RULE a rule on trial informs and counts nobody as unexplained; in force again it asks again', async () => {
    const { change, findings, services, unexplained } = await withRows();
    const severity = async () => (await findings(2)).findings.find(({ ruleId }) => ruleId === 'P022')?.severity;
    const before = await unexplained();
    await change('P022', { state: 'trial' });
    await services.recheck.run();
    expect(await severity()).toBe('info');
    await change('P022', { state: 'inForce' });
    await services.recheck.run();
    expect(await severity()).toBe('explain');
    expect(await unexplained()).toBe(before);
  });

  it('RULE a rule comes into force with its day, without anybody pressing anything', async () => {
    const { change, findings, services, advance } = await withRows();
    await change('P022', { trialFrom: '2026-11-23', inForceFrom: '2026-12-01' });
    await services.recheck.run();
    const first = await findings(2);
    advance(10 * DAY_MS);
    await services.recheck.run();
    const second = await findings(2);
    const severity = ({ findings: found }: RowFindings) => found.find(({ ruleId }) => ruleId === 'P022')?.severity;
    expect([severity(first), severity(second)]).toEqual(['info', 'explain']);
    expect([second.rulesVersion > first.rulesVersion, second.checkedDay]).toEqual([true, '2026-12-03']);
  });

  it('RULE days are set, kept in order and taken back; an end alone lets a rule in force stand until then', async () => {
    const { change, rule } = await withRows(1);
    await change('P022', { lastDay: '2026-12-09' });
    expect(await rule('P022')).toMatchObject({ state: 'inForce', life: { inForceFrom: '2026-11-23', lastDay: '2026-12-09' } });
    const wrong = await change('P022', { inForceFrom: '2026-12-10' });
    expect(((await wrong.json()) as Problem).errors).toMatchObject([{ code: 'LIFE_ORDER', pointer: '/inForceFrom' }]);
    await change('P022', { lastDay: null });
    expect((await rule('P022'))?.life).toEqual({ inForceFrom: '2026-11-23' });
    await change('P022', { state: 'retired' });
    expect(await rule('P022')).toMatchObject({ state: 'retired', life: { lastDay: '2026-11-22' } });
  });

  it('RULE the state a form foretells is the one the server sets, whatever is changed in whatever order', async () => {
    const { change, rule } = await withRows(1);
    const today = '2026-11-23' as Day;
    const changes: readonly Omit<RuleChange, 'note'>[] = [
      { inForceFrom: '2026-12-10' as Day },
      { state: 'inForce' },
      { trialFrom: '2026-11-20' as Day },
      { lastDay: '2026-12-09' as Day },
      { state: 'retired' },
      { state: 'trial', inForceFrom: '2026-12-01' as Day },
      { inForceFrom: null },
      { trialFrom: null },
      { state: 'draft', lastDay: '2026-12-09' as Day },
      { state: 'inForce', trialFrom: '2026-11-01' as Day },
      { state: 'retired' },
      { severity: 'info' },
    ];
    for (const each of changes) {
      const life = lifeAfter((await rule('P022'))?.life ?? null, each, today);
      expect((await change('P022', each)).status).toBe(200);
      expect(await rule('P022')).toMatchObject({ life, state: ruleStateOn(life, today) });
    }
  });

  it('RULE the parts of a rule are told with the severities of the definition, whatever the office has set for all of them', async () => {
    const { change, rule } = await withRows(1);
    await change('P003', { severity: 'explain' });
    const told = await rule('P003');
    expect(told?.severities).toEqual(['explain']);
    expect(told?.parts.map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'explain',
      'explain',
      'explain',
      'info',
      'info',
      'info',
    ]);
    expect(told?.parts[0]?.name).toBe('日期先后（开工日期→竣工日期）');
  });

  it('P010 a reason does not answer what the same rule finds on a later day, and given anew it answers both', async () => {
    const { file, findings, services, advance, call, signIn } = await withRows(0);
    const set = testProject('签约', { plannedStartDay: '2026-11-01', plannedCompletionDay: '2026-11-25' });
    const rowId = testId('r', 2);
    const given = { P010: '用地手续未办完' };
    await file.send([{ rowId, set, explanations: given }]);
    const stands = async () => (await findings(2)).explanations['P010'] ?? null;
    expect(await stands()).toBe(given.P010);
    advance(3 * DAY_MS);
    await services.recheck.run();
    expect((await findings(2)).findings.filter(({ ruleId }) => ruleId === 'P010')).toHaveLength(2);
    expect(await stands()).toBe(null);
    expect(await services.syncStore.row(rowId)).toMatchObject({ unexplained: true });
    const laterFile = await pushFile({ call, signIn }, { unit: UNIT, number: 2 });
    await laterFile.send([{ rowId, baseRev: 1, explanations: given }]);
    expect(await stands()).toBe(given.P010);
  });

  it('RULE the recheck goes page by page with progress, and goes on where it was after a restart', async () => {
    const { change, services, read, database } = await withRows(230);
    await services.recheck.stop();
    await change('P022', { state: 'retired' });
    const progress = async () => (await read<{ rechecks: Recheck[] }>('/api/v1/rechecks')).rechecks[0];
    expect(await progress()).toMatchObject({ total: 230, done: 0, finishedAt: null });
    const { createRecheck } = await import('../../services/rules/recheck.ts');
    let pages = 0;
    const links = { store: services.syncStore, reference: services.reference };
    const cut = createRecheck({
      ...services.rules,
      links,
      breathe: () => ((pages += 1) === 1 ? Promise.reject(new Error('the power went')) : Promise.resolve()),
    });
    await expect(cut.run()).rejects.toThrow('the power went');
    expect(await progress()).toMatchObject({ done: 100, finishedAt: null });
    await createRecheck({ ...services.rules, links, breathe: () => Promise.resolve() }).run();
    expect(await progress()).toMatchObject({ total: 230, done: 230, finishedAt: expect.any(String) as string });
    const [left] = await database.query({ sql: 'SELECT count(*) AS n FROM ledger_row WHERE rules_version <> 2', args: [] });
    expect(left?.['n']).toBe(0);
  });

  it('RULE a stricter rule blocks the approval of what was handed in, and never the typing', async () => {
    const { change, services, call, signIn, file, findings } = await withRows(2);
    const reviewer = await signIn('reviewer-shiqiao');
    const current = await call(reviewer, 'GET', `/api/v1/submission?unit=${UNIT}&ledger=projects`);
    const { period } = (await current.json()) as { period: { id: string } };
    const key = { unit: UNIT, ledger: 'projects', period: period.id };
    const step = async (name: string) => {
      const response = await call(reviewer, 'POST', `/api/v1/submission/${name}`, key);
      return (await response.json()) as Problem;
    };
    for (const number of [1, 2]) {
      const asked = (await findings(number)).findings.map(({ ruleId }) => [ruleId, '情况属实'] as const);
      await file.send([{ rowId: testId('r', number), baseRev: 1, explanations: Object.fromEntries(asked) }]);
    }
    expect((await step('submit')).detail).toBeUndefined();
    await change('P022', { severity: 'error' });
    await services.recheck.run();
    expect((await step('approve')).errors?.[0]?.code).toBe('WITH_ERRORS');
    const typed = await file.send([
      { rowId: testId('r', 2), baseRev: 2, base: { evidence: null }, set: { evidence: '江招合〔2026〕9号' } },
    ]);
    expect(typed[0]?.status).toBe('accepted');
  });

  it('RULE every change is audited with its ground; without one, or with days in a wrong order, it is refused', async () => {
    const { change, database } = await withRows(1);
    const refused = async (ruleId: string, body: object, ledger?: string) => {
      const response = await change(ruleId, body, ledger);
      return [response.status, ((await response.json()) as Problem).errors?.[0]?.code ?? ''];
    };
    expect(await refused('P022', { state: 'trial', note: ' ' })).toEqual([422, 'NOTE_MISSING']);
    expect(await refused('P022', { trialFrom: '2026-12-01', inForceFrom: '2026-11-01' })).toEqual([422, 'LIFE_ORDER']);
    expect(await refused('P999', { state: 'trial' })).toEqual([404, '']);
    expect(await refused('P022', { state: 'trial' }, 'nothing')).toEqual([404, '']);
    await change('P022', { state: 'trial' });
    const [entry] = await database.query({
      sql: "SELECT actor, subject, detail FROM audit_entry WHERE action = 'rule.change'",
      args: [],
    });
    expect([entry?.['actor'], entry?.['subject']]).toEqual(['office', 'projects/P022']);
    expect(String(entry?.['detail'])).toContain(NOTE);
  });
});
