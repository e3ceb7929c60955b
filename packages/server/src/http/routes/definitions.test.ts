import { readFile } from 'node:fs/promises';
import { readDefinition } from '@double-hundred/shared/definition/read-definition';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { ChangesResponse } from '@double-hundred/shared/protocol/changes';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { describe, expect, it } from 'vitest';
import { definitionWorkbook } from '../../services/definitions/definition-workbook.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';
import { XLSX_TYPE } from '../workbook-answer.ts';

const UNIT = 'shiqiao';
const DAY_MS = 86_400_000;
const example = async () =>
  new Uint8Array(await readFile(new URL('../../../../../docs/examples/flood-duty.xlsx', import.meta.url)));

const DUTY = {
  dutyDay: '2026-11-20',
  shift: '白班',
  station: '石桥北闸',
  leader: '周建军',
  dutyOfficer: '陈海燕',
  dutyPhone: '13800001111',
  alert: '无',
  danger: '无',
};

async function definitionOf(bytes: Uint8Array): Promise<LedgerDefinition> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.error.message);
  const read = readDefinition(workbook.value);
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'));
  return read.value;
}

async function district() {
  const server = await testServer();
  const send = async (path: string, bytes: Uint8Array, user = 'office') =>
    server.app.request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${await server.signIn(user)}`, 'content-type': XLSX_TYPE },
      body: new Uint8Array(bytes),
    });
  const publish = (bytes: Uint8Array, mode = 'publish') =>
    send(`/api/v1/definitions?mode=${mode}&note=${encodeURIComponent('汛期需要')}`, bytes);
  const publishVersion = async (definition: LedgerDefinition) => publish(await definitionWorkbook(definition));
  const get = async (path: string, user = 'office') => server.call(await server.signIn(user), 'GET', path);
  const changes = async () => {
    const path = `/api/v1/changes?unit=${UNIT}&ledger=floodDuty&epoch=e1&cursor=0`;
    return ((await (await get(path, `clerk-${UNIT}`)).json()) as ChangesResponse).changes;
  };
  return { ...server, send, publish, publishVersion, get, changes };
}

describe('definitions of the district', () => {
  it('DEFINITION a ledger nobody foresaw is published, filled in, checked, pushed and pulled', async () => {
    const { publish, get, send, changes } = await district();
    expect((await get(`/api/v1/ledgers/floodDuty/template.xlsx?unit=${UNIT}`)).status).toBe(404);
    const published = await publish(await example());
    expect(published.status, await published.clone().text()).toBe(200);
    expect(await published.json()).toMatchObject({
      published: true,
      changes: [{ kind: 'added', text: '新台账“防汛值班台账”：16列，5条规则' }],
    });

    const template = await get(`/api/v1/ledgers/floodDuty/template.xlsx?unit=${UNIT}`, `clerk-${UNIT}`);
    expect(template.status).toBe(200);
    const workbook = await readWorkbook(new Uint8Array(await template.arrayBuffer()));
    if (!workbook.ok) throw new Error(workbook.error.message);
    const [sheet] = workbook.value.sheets;
    const headerRow = sheet?.rows.findIndex((row) => row?.some((cell) => cell?.value === '值班日期')) ?? -1;
    const headings = sheet?.rows[headerRow]?.map((cell) => String(cell?.value ?? '')) ?? [];
    expect(headings).toEqual(expect.arrayContaining(['值班日期', '班次', '值守点位', '抢险投入']));

    // The clerk fills it as clerks do: dotted days, words that mean a choice, the same officer twice, an amount in 万元.
    const line = (values: Readonly<Record<string, string | number>>) => headings.map((heading) => values[heading] ?? null);
    const sound = { 值班日期: '2026.11.20', 班次: '日班', 值守点位: '石桥北闸', 带班领导: '周建军', 值班员: '陈海燕' };
    const rest = { 值班电话: '138 0000 1111', 预警级别: '黄', 巡查次数: 4, 有无险情: '无', 抢险投入: 2.6 };
    const wrong = { ...sound, ...rest, 值守点位: '石桥南闸', 值班员: '周建军', 有无险情: '有' };
    const rows = [headings, line({ ...sound, ...rest }), line(wrong)];
    const filled = await writeWorkbook({
      title: '防汛值班台账',
      looks: {},
      sheets: [
        {
          name: '防汛值班台账',
          columns: headings.map(() => ({ width: 14 })),
          rows: rows.map((cells) => ({ cells: cells.map((value) => ({ value })) })),
        },
      ],
    });
    const imported = await send(`/api/v1/import?unit=${UNIT}&ledger=floodDuty`, filled, `clerk-${UNIT}`);
    expect(imported.status, await imported.clone().text()).toBe(200);
    const report = (await imported.json()) as ImportResponse;
    expect(report.rows.map(({ status }) => status)).toEqual(['accepted', 'invalid']);
    expect(report.rows[1]?.findings.map(({ ruleId, column }) => [ruleId, column])).toEqual(
      expect.arrayContaining([
        ['REQUIRED', 'dangerDetail'],
        ['REQUIRED', 'measures'],
        ['FX03', 'dutyOfficer'],
      ]),
    );
    const pulled = await changes();
    expect(pulled.map(({ fields }) => fields)).toEqual([
      {
        ...DUTY,
        alert: '黄色',
        patrols: 4,
        costYuan: 26_000,
      },
    ]);
  });

  it('DEFINITION a new version with columns and choices added takes old files as they are; others say what they need', async () => {
    const { publish, publishVersion, changes, ...server } = await district();
    await publish(await example());
    const file = await pushFile(server, { unit: UNIT, ledger: 'floodDuty' });
    await file.send([{ rowId: testId('r', 1), set: DUTY }]);
    const first = await definitionOf(await example());
    const column: LedgerDefinition['columns'][number] = {
      key: 'boats',
      heading: '冲锋舟(艘)',
      aliases: [],
      type: { kind: 'integer', min: 0 },
      width: 10,
      help: '',
      example: '2',
    };
    const second: LedgerDefinition = {
      ...first,
      version: 2,
      columns: [...first.columns, column],
    };
    const grown = await publishVersion(second);
    expect(await grown.json()).toMatchObject({ changes: [{ kind: 'added', safe: true, text: '新增列“冲锋舟(艘)”（选填）' }] });
    const old = await file.send([{ rowId: testId('r', 1), baseRev: 1, base: { gate: null }, set: { gate: '开启' } }]);
    expect(old[0]).toMatchObject({ status: 'accepted', fields: { gate: '开启' } });

    const without = { ...second, version: 3, columns: second.columns.filter(({ key }) => key !== 'remark'), rules: [] };
    const refused = (await (await publishVersion(without)).json()) as Problem;
    expect(refused.errors?.map(({ detail }) => detail).join()).toContain('不再填列“备注”');
    const same = (await (await publishVersion({ ...second, title: '防汛值守' })).json()) as Problem;
    expect(same.errors?.[0]?.detail).toContain('请填 3');
    expect((await changes()).map(({ rev }) => rev)).toEqual([2]);
  });

  it('DEFINITION columns renamed and split carry their values along, old files are understood until their end date', async () => {
    const { publish, publishVersion, changes, services, advance, ...server } = await district();
    await publish(await example());
    const file = await pushFile(server, { unit: UNIT, ledger: 'floodDuty' });
    await file.send([
      { rowId: testId('r', 1), set: { ...DUTY, remark: '甲班/已交接/钥匙在门卫' } },
      { rowId: testId('r', 2), set: { ...DUTY, station: '石桥南闸' } },
    ]);
    const first = await definitionOf(await example());
    const columns = first.columns.flatMap((column) => {
      if (column.key === 'station')
        return [{ ...column, key: 'post', aliases: ['值守点位', ...column.aliases], heading: '岗位' }];
      if (column.key !== 'remark') return [column];
      return [
        { ...column, key: 'team', heading: '班组', aliases: ['备注'] },
        { ...column, key: 'handover', heading: '交接情况' },
      ];
    });
    const renamed: LedgerDefinition = {
      ...first,
      version: 2,
      nameColumn: 'post',
      businessKeys: [['dutyDay', 'shift', 'post']],
      olderUntil: '2026-12-10',
      columns,
      rules: first.rules.filter(({ id }) => id === 'FX01' || id === 'FX03'),
      migration: [
        { kind: 'rename', from: 'station', to: 'post' },
        { kind: 'split', from: 'remark', to: ['team', 'handover'], by: '/' },
      ],
    };
    const answer = await publishVersion(renamed);
    expect(answer.status, await answer.clone().text()).toBe(200);
    await services.recheck.run();
    const moved = new Map((await changes()).map((row) => [row.rowId, row.fields]));
    expect(moved.get(testId('r', 1))).toMatchObject({
      post: '石桥北闸',
      team: '甲班',
      handover: '已交接/钥匙在门卫',
      remark: '甲班/已交接/钥匙在门卫',
    });
    expect(moved.get(testId('r', 2))).toMatchObject({ post: '石桥南闸' });
    expect(moved.get(testId('r', 2))).not.toHaveProperty('station');

    const old = await file.send([
      { rowId: testId('r', 2), baseRev: 1, base: { station: '石桥南闸' }, set: { station: '石桥南闸（新）' } },
    ]);
    expect(old[0]).toMatchObject({ status: 'merged', fields: { post: '石桥南闸（新）' } });
    await services.recheck.run();
    expect((await changes()).find(({ rowId }) => rowId === testId('r', 1))?.rev).toBe(2);

    advance(20 * DAY_MS);
    const token = await server.signIn(`clerk-${UNIT}`);
    const outdated = await server.call(token, 'POST', '/api/v1/files/open', {
      fileId: testId('f', 7),
      replicaId: testId('p', 7),
      incarnation: 0,
      unit: UNIT,
      ledger: 'floodDuty',
      schemaVersion: 1,
    });
    expect((await outdated.json()) as Problem).toMatchObject({ code: 'SCHEMA_OUTDATED', min: 2, current: 2 });
  });

  it('DEFINITION the built-in ledgers leave the server as workbooks that read back the same', async () => {
    const { get, services } = await district();
    for (const definition of services.reference.definitions()) {
      const answer = await get(`/api/v1/ledgers/${definition.id}/definition.xlsx`);
      expect(await definitionOf(new Uint8Array(await answer.arrayBuffer()))).toEqual(definition);
    }
  });

  it('DEFINITION a large workbook is read like any other, and one too large is told so as a file', async () => {
    const { publish } = await district();
    const large = await publish(new Uint8Array(1_300_000), 'check');
    expect(((await large.json()) as Problem).errors?.[0]?.detail).toContain('不是 .xlsx');
    const tooLarge = await publish(new Uint8Array(10 * 1024 * 1024 + 1), 'check');
    expect([tooLarge.status, ((await tooLarge.json()) as Problem).code]).toEqual([413, 'FILE_TOO_LARGE']);
  });

  it('DEFINITION a check stores nothing, and a publication is audited with its ground and its changes', async () => {
    const { publish, database, get } = await district();
    expect(await (await publish(await example(), 'check')).json()).toMatchObject({ mode: 'check', published: false });
    expect(await (await get('/api/v1/definitions')).json()).toEqual({ versions: [] });
    await publish(await example());
    expect(await (await get('/api/v1/definitions')).json()).toMatchObject({
      versions: [{ ledger: 'floodDuty', version: 1, note: '汛期需要' }],
    });
    const [entry] = await database.query({
      sql: "SELECT actor, subject, detail FROM audit_entry WHERE action = 'definition.publish'",
      args: [],
    });
    expect([entry?.['actor'], entry?.['subject']]).toEqual(['office', 'floodDuty/1']);
    expect(String(entry?.['detail'])).toContain('新台账“防汛值班台账”');
  });
});
