import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { builtinLedger } from '@double-hundred/shared/ledger/builtin';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { testProject } from '@double-hundred/shared/testing/project';
import { describe, expect, test } from 'vitest';
import { importWorkshop } from '../../testing/import-workshop.ts';
import { wireId } from '../../testing/ledger-desk.ts';
import { templateWorkbook } from './template-workbook.ts';

const NAME = '晟霖碳纤维复合材料研发及制造项目';
const OFFICE = { id: 'office', name: '区专班', role: 'districtOffice' } as const;
type Shop = Awaited<ReturnType<typeof importWorkshop>>;

function ledger(id: string): LedgerDefinition {
  const definition = builtinLedger(id);
  if (!definition) throw new Error(id);
  return definition;
}

const rowOf = (number: number, fields: RowFields) => ({ rowId: wireId('r', number), fields });
const milestone = (number: number, text: string) => rowOf(number, { ...testRow('milestones'), projectRef: { text } });

/** A workbook whose milestones stand before the projects they refer to. */
function workbook(shop: Shop, ...milestones: ReturnType<typeof milestone>[]): Promise<Uint8Array> {
  const context = shop.reference.context('shiqiao');
  const projects = {
    definition: ledger('projects'),
    context,
    rows: [rowOf(1, testProject('签约', { projectName: NAME }))],
  };
  return templateWorkbook({ definition: ledger('milestones'), context, rows: milestones, further: [projects] });
}

describe('import of every ledger', () => {
  test('M001 a milestone finds the project that comes with the same workbook, whatever the order of the sheets', async () => {
    const shop = await importWorkshop();
    const bytes = await workbook(shop, milestone(2, NAME), milestone(3, '没有的项目'));
    const tried = await shop.importEvery(bytes, 'validate');
    expect(await shop.store.rows('shiqiao', 'projects')).toEqual([]);
    const done = await shop.importEvery(bytes);
    for (const answers of [tried, done])
      expect(answers.map((one) => [one.ledger, one.results])).toEqual([
        ['projects', { accepted: 1 }],
        ['milestones', { accepted: 1, invalid: 1 }],
      ]);
    expect((await shop.store.row(wireId('r', 2)))?.fields['projectRef']).toEqual({ rowId: wireId('r', 1), text: NAME });
    expect((await shop.importEvery(bytes)).map(({ results }) => results)).toEqual([{ noop: 1 }, { noop: 1, invalid: 1 }]);
  });

  test('STORE a workbook without any ledger is refused by one sentence', async () => {
    const shop = await importWorkshop();
    const none = { ...ledger('milestones'), columns: [] };
    const bytes = await templateWorkbook({ definition: none, context: shop.reference.context('shiqiao'), rows: [] });
    await expect(shop.importEvery(bytes)).rejects.toThrow('没有在文件里找到任何台账');
  });
});

describe('import of a ledger the office keeps', () => {
  const money = (unit: string, changes: RowFields = {}): RowFields => {
    const { projectRef: _ref, achievement: _kind, ...fields } = testRow('funds', { kind: '工作经费' });
    return { ...fields, unit, ...changes };
  };
  const funds = (shop: Shop, ...rows: RowFields[]) =>
    templateWorkbook({
      definition: ledger('funds'),
      context: shop.reference.context('shiqiao'),
      rows: rows.map((fields, index) => rowOf(10 + index, fields)),
    });

  test('F006 the rows of the office go to the units they name, each row once', async () => {
    const shop = await importWorkshop();
    const bytes = await funds(
      shop,
      money('shiqiao'),
      money('liuwan'),
      money('bailu', { amountYuan: 200_000 }),
      money('liuwan', { basis: '二号纪要' }),
    );
    const options = { ledger: 'funds', mode: 'validate' } as const;
    expect((await shop.import(bytes, options, OFFICE)).results).toEqual({ accepted: 4 });
    expect(await shop.store.rows('liuwan', 'funds')).toEqual([]);
    const done = await shop.import(bytes, { ledger: 'funds' }, OFFICE);
    expect(done.results).toEqual({ accepted: 4 });
    const places = done.rows.map(({ row }) => row);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    const stored = async (unit: string) => (await shop.store.rows(unit, 'funds')).map(({ fields }) => fields['unit']);
    expect(await stored('shiqiao')).toEqual(['shiqiao']);
    expect(await stored('liuwan')).toEqual(['liuwan', 'liuwan']);
    expect(await stored('bailu')).toEqual(['bailu']);
    expect((await shop.import(bytes, { ledger: 'funds' }, OFFICE)).results).toEqual({ noop: 4 });
  });

  test('F006 a row without a unit is refused and kept under the unit the file was handed in for', async () => {
    const shop = await importWorkshop();
    const { unit: _unit, ...nobody } = money('shiqiao');
    const done = await shop.import(await funds(shop, nobody, money('liuwan')), { ledger: 'funds' }, OFFICE);
    expect(done.results).toEqual({ invalid: 1, accepted: 1 });
    expect((await shop.store.quarantine({ unitId: 'shiqiao', ledger: 'funds', limit: 1_000, after: null })).rows).toHaveLength(1);
  });

  test('F006 a clerk reaches no other unit with such a file', async () => {
    const shop = await importWorkshop();
    const bytes = await funds(shop, money('liuwan'));
    await shop.import(bytes, { ledger: 'funds' }, OFFICE);
    const clerk = { id: 'clerk', name: '填报员', role: 'clerk' } as const;
    const done = await shop.import(bytes, { ledger: 'funds' }, clerk);
    expect(done.unit).toBe('shiqiao');
    expect(done.rows[0]?.status).toBe('held');
    expect(done.rows[0]?.findings.map(({ ruleId }) => ruleId)).toContain('F006');
    expect(await shop.store.rows('shiqiao', 'funds')).toEqual([]);
  });
});
