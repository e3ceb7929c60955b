import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { Finding } from '@double-hundred/shared/rule/finding';
import { testProject } from '@double-hundred/shared/testing/project';
import { describe, expect, it } from 'vitest';
import { ledgerDesk, told, wireId } from '../../testing/ledger-desk.ts';
import { templateWorkbook } from '../../services/workbook/template-workbook.ts';
import { XLSX_TYPE } from '../workbook-answer.ts';
import { CLERK, PROJECT, UNIT, unlinked, withProject } from '../../testing/unit-with-project.ts';

const SECRET = '绝密芯片封装测试项目';
const OPEN = wireId('r', 2);
const REASON = `与${SECRET}分两期签约`;

interface Answer {
  readonly findings: readonly Finding[];
  readonly explanations: Readonly<Record<string, string>>;
}

/** A signed project that shares its credit code with one still under negotiation. */
async function withTwins() {
  const { server, projects } = await withProject({ projectName: SECRET }, '在谈');
  const uscc = testProject('签约')['uscc'] ?? null;
  const named = { rowId: PROJECT, set: { uscc }, base: { uscc: null }, baseRev: 1 };
  expect(told(await projects.push(named))[0]).toMatch(/^(accepted|noop)/u);
  const fields = testProject('签约', {
    projectName: '江湾电子元件项目',
    investor: '江湾电子有限公司',
    projectCode: null,
    signedDay: '2026-10-12',
  });
  const [result] = await projects.push({ rowId: OPEN, set: fields, explanations: { P007: REASON } });
  expect(result?.findings?.map(({ ruleId }) => ruleId)).toEqual(['P007']);
  expect(JSON.stringify(result)).toContain(SECRET);
  return { server, projects, pushedId: result?.id ?? '' };
}

describe('findings that tell of another row', () => {
  it('MASK a finding names a confidential twin by its code name, on every route that gives findings', async () => {
    const { server, projects, pushedId } = await withTwins();
    const refused = { ...testProject('在谈', { projectName: SECRET, projectCode: null }), totalInvestmentYuan: null };
    const [held] = await projects.push({ rowId: wireId('r', 3), set: refused });
    expect(held?.status).toBe('invalid');
    for (const user of ['inspector', 'leader']) {
      const desk = await ledgerDesk(server, user, UNIT, 'projects');
      const everything = [
        await desk.get(`/api/v1/rows/${OPEN}/findings`),
        await desk.get(`/api/v1/rows/${PROJECT}/findings`),
        await desk.get(`/api/v1/mutations?ids=${pushedId},${held?.id ?? ''}`),
        await desk.get(`/api/v1/quarantine?unit=${UNIT}&ledger=projects`),
        await desk.get('/api/v1/totals/rows?kind=signed'),
        await desk.get(`/api/v1/totals/rows?kind=signed&unit=${UNIT}`),
        await desk.get(`/api/v1/rows/${OPEN}/revisions`),
        await desk.get(`/api/v1/changes?unit=${UNIT}&ledger=projects&epoch=e1`),
        await desk.get(`/api/v1/claims?unit=${UNIT}`),
      ].join('\n');
      expect(everything).not.toContain(SECRET);
    }
    const inspector = await ledgerDesk(server, 'inspector', UNIT, 'projects');
    const seen = JSON.parse(await inspector.get(`/api/v1/rows/${OPEN}/findings`)) as Answer;
    expect(seen.findings).toMatchObject([{ ruleId: 'P007', severity: 'explain', column: '', related: PROJECT }]);
    expect(seen.findings[0]?.message).toContain(`“保密项目-${PROJECT.slice(-6)}”`);
    expect(seen.explanations).toEqual({});
  });

  it('MASK the unit itself and the district office read the finding in full', async () => {
    const { server } = await withTwins();
    for (const user of [CLERK, 'office']) {
      const desk = await ledgerDesk(server, user, UNIT, 'projects');
      const seen = JSON.parse(await desk.get(`/api/v1/rows/${OPEN}/findings`)) as Answer;
      expect(seen.findings[0]?.message).toContain(SECRET);
      expect(seen.explanations).toEqual({ P007: REASON });
    }
  });

  it('MASK a twin that has left the early stages goes by the name it has now, not by the one it had then', async () => {
    const { server, projects } = await withTwins();
    const { projectName: _name, projectCode: _code, ...signed } = testProject('签约');
    const base = (await projects.pull()).get(PROJECT)?.fields ?? {};
    const set = { ...signed, projectName: '滨江封装测试项目' };
    expect(told(await projects.push({ rowId: PROJECT, set, base, baseRev: 2 }))[0]).toMatch(/^accepted/u);
    const desk = await ledgerDesk(server, 'inspector', UNIT, 'projects');
    const text = await desk.get(`/api/v1/rows/${OPEN}/findings`);
    expect(text).not.toContain(SECRET);
    expect(text).toContain('滨江封装测试项目');
  });

  it('MASK a suggestion for an unknown name is not told to an inspector, not even when that name is known by now', async () => {
    const { server, projects } = await withProject({ projectName: SECRET }, '在谈');
    const near = '绝密芯片封装测试项目二';
    const milestones = await ledgerDesk(server, CLERK, UNIT, 'milestones');
    const [refused] = await milestones.push({
      rowId: wireId('r', 5),
      set: unlinked('milestones', { projectRef: { text: near } }),
    });
    expect(refused?.findings?.[0]?.message).toContain(`是不是“${SECRET}”`);
    const known = testProject('签约', { projectName: near, projectCode: null, uscc: '91320102MA1TEST01X' });
    await projects.push({ rowId: OPEN, set: known });
    const inspector = await ledgerDesk(server, 'inspector', UNIT, 'milestones');
    const text = await inspector.get(`/api/v1/quarantine?unit=${UNIT}&ledger=milestones`);
    expect(text.replaceAll(near, '')).not.toContain(SECRET);
  });

  it('MASK a sheet an inspector imports brings no name of an early project as a suggestion', async () => {
    const { server } = await withProject({ projectName: SECRET }, '在谈');
    const definition = server.services.reference.definition('issues');
    const context = server.services.reference.context(UNIT);
    if (definition === null || context === null) throw new Error('no ledger to import into');
    const fields = unlinked('issues', { projectRef: { text: '绝密芯片封装测试项木' } }) as RowFields;
    const body = await templateWorkbook({ definition, context, rows: [{ rowId: wireId('r', 7), fields }] });
    const importAs = async (user: string) => {
      const headers = { authorization: `Bearer ${await server.signIn(user)}`, 'content-type': XLSX_TYPE };
      const path = `/api/v1/import?unit=${UNIT}&ledger=issues&mode=validate`;
      return (await server.app.request(path, { method: 'POST', headers, body: new Uint8Array(body) })).text();
    };
    expect(await importAs(CLERK)).toContain(SECRET);
    expect(await importAs('inspector')).not.toContain(SECRET);
  });
});
