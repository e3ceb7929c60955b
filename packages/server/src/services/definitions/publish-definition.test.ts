import { createSheetChecker } from '@double-hundred/shared/check/sheet-checker';
import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFindings } from '@double-hundred/shared/protocol/rules';
import { describe, expect, it } from 'vitest';
import { DUTY, floodDuty, publishAs } from '../../testing/flood-duty.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const UNIT = 'shiqiao';

async function withDuties(stations: readonly string[]) {
  const server = await testServer();
  const first = await floodDuty();
  await publishAs(server.services, first);
  await server.services.recheck.run();
  const file = await pushFile(server, { unit: UNIT, ledger: 'floodDuty' });
  await file.send(stations.map((station, index) => ({ rowId: testId('r', index + 1), set: { ...DUTY, station } })));
  const version = (change: (column: Column) => Column, more: Partial<LedgerDefinition> = {}): LedgerDefinition => ({
    ...first,
    version: 2,
    columns: first.columns.map(change),
    ...more,
  });
  const office = await server.signIn('office');
  const findings = async (number: number) => {
    const response = await server.call(office, 'GET', `/api/v1/rows/${testId('r', number)}/findings`);
    return ((await response.json()) as RowFindings).findings;
  };
  return { ...server, first, file, version, findings, publish: (next: LedgerDefinition) => publishAs(server.services, next) };
}

const shorter = (column: Column): Column =>
  column.key === 'station' ? { ...column, type: { kind: 'text', maxLength: 4 } } : column;

describe('publishing a definition', () => {
  it('DEFINITION an alias or a word for a choice, which the rules tell the office to add, is a version of its own; the same again is none', async () => {
    const { publish, version, first, services } = await withDuties([]);
    const heard = version((column) => {
      if (column.key === 'station') return { ...column, aliases: [...column.aliases, '值守闸口'] };
      if (column.key !== 'shift') return column;
      return { ...column, synonyms: { propose: {}, ...column.synonyms, apply: { ...column.synonyms?.apply, 早班: '白班' } } };
    });
    const published = await publish(heard);
    expect(published.ok && published.value.changes.map(({ safe, text }) => [safe, text])).toEqual([
      [true, '列“班次”新增也可写作：早班'],
      [true, '列“值守点位”新增别名：值守闸口'],
    ]);
    expect(services.reference.published('floodDuty')).toEqual(heard);
    expect(await publish(heard)).toMatchObject({ ok: true, value: { changes: [] } });
    const told = await publish({ ...heard, columns: first.columns });
    expect(told.ok ? '' : told.error[0]?.message).toContain('请填 3');
  });

  it('DEFINITION a narrower limit is asked with how many stored rows it touches, and taken once the workbook says so', async () => {
    const { publish, version } = await withDuties(['石桥北闸', '石桥南门大闸', '石桥东闸']);
    const asked = await publish(version(shorter));
    expect(asked.ok ? '' : asked.error.map(({ message }) => message).join()).toBe(
      '列“值守点位”的限制收紧：最多字数：50 → 最多字数：4（已上报的行有 1 行不再符合，要逐行改正）。' +
        '确实要改的，请在工作表“迁移”写一行：做法“收紧”，原列“station”，新列“station”，参数“2”；不改的，请改回原样。',
    );
    const said = await publish(version(shorter, { migration: [{ kind: 'narrow', column: 'station', version: 2 }] }));
    expect(said.ok && said.value.changes).toMatchObject([{ safe: true, narrows: 'station', rows: 1 }]);
  });

  it('DEFINITION AGREE stored rows are judged by the types of the new version as their cells are, and each waits for its correction', async () => {
    const { publish, version, services, findings, file } = await withDuties(['石桥北闸', '石桥南门大闸']);
    const migration = [{ kind: 'narrow' as const, column: 'station', version: 2 }];
    await publish(version(shorter, { migration }));
    await services.recheck.run();
    const definition = services.reference.definition('floodDuty');
    const context = services.reference.context(UNIT);
    if (definition === null || context === null) throw new Error('nothing published');
    const pane = createSheetChecker(definition, context);
    const cells = Object.fromEntries(
      Object.entries({ ...DUTY, station: '石桥南门大闸' }).map(([key, value]) => [key, { value }]),
    );
    pane.load([{ key: 'r', cells }]);
    const server = await findings(2);
    expect(server).toEqual(pane.get('r')?.findings);
    expect(server).toMatchObject([{ ruleId: 'TEXT_TOO_LONG', severity: 'error', column: 'station' }]);
    expect(await findings(1)).toEqual([]);

    const beside = await file.send([{ rowId: testId('r', 2), baseRev: 1, base: { remark: null }, set: { remark: '已交接' } }]);
    expect(beside).toMatchObject([{ status: 'invalid', findings: [{ ruleId: 'TEXT_TOO_LONG' }] }]);
    const mended = await file.send([
      { rowId: testId('r', 2), baseRev: 1, base: { station: '石桥南门大闸' }, set: { station: '南门大闸' } },
    ]);
    expect(mended).toMatchObject([{ status: 'accepted' }]);
    expect(await findings(2)).toEqual([]);
  });

  it('DEFINITION a requirement added is asked with the rows that lack the value; one taken away is not', async () => {
    const { publish, version } = await withDuties(['石桥北闸', '石桥南闸']);
    const remarked = (column: Column): Column => (column.key === 'remark' ? { ...column, required: 'always' } : column);
    const asked = await publish(version(remarked));
    expect(asked.ok ? '' : asked.error[0]?.message).toContain('列“备注”的必填要求收紧（已上报的行有 2 行不再符合');
    const { required: _none, ...optional } = version((column) => column).columns.find(({ key }) => key === 'leader') as Column;
    const eased = await publish(version((column) => (column.key === 'leader' ? optional : column)));
    expect(eased.ok && eased.value.changes).toMatchObject([{ safe: true, text: '列“带班领导”不再必填' }]);
  });
});
