import { describe, expect, it } from 'vitest';
import { openLedger, PLAIN } from '../testing/open-ledger.ts';

const table = (context: Excel.RequestContext): Excel.Table => context.workbook.tables.getItem('项目表');

describe('XL tables through the real client', () => {
  it('XL30 makes a table of cells, names its empty and double headings, and refuses overlaps and merged cells', async () => {
    const { host, run, refusal } = openLedger({
      sheets: [
        {
          name: '台账',
          rows: [
            ['甲', '甲', null],
            [1, 2, 3],
          ],
        },
      ],
    });
    const made = await run((context) => {
      const added = context.workbook.tables.add('台账!A1:C2', true);
      added.name = '新表';
      return added.load('name,columns/items/name');
    });
    expect(made.columns.items.map((column) => column.name)).toEqual(['甲', '甲2', '列3']);
    expect([host.value('台账', 1, 2), host.value('台账', 1, 3)]).toEqual(['甲2', '列3']);
    expect(await refusal((context) => void context.workbook.tables.add('台账!B2:D4', true))).toBe('InvalidOperation');
    const merged = openLedger(PLAIN);
    expect(await merged.refusal((context) => void context.workbook.tables.add('台账!A1:B5', true))).toBe('MergedRangeConflict');
  });

  it('XL31 adds rows at the end and in the middle, moves what is below, and deletes rows by place', async () => {
    const { host, run } = openLedger();
    host.user.type('台账', 7, 1, '备注');
    await run((context) => {
      table(context).rows.add(undefined, [['丁', 5, '']]);
      table(context).rows.add(0, [['零', 0, '']]);
      table(context).rows.getItemAt(1).delete();
    });
    const body = await run((context) => table(context).getDataBodyRange().load('values,address'));
    expect(body.values.map((row) => row[0])).toEqual(['零', '乙', '丙', '丁']);
    expect(body.address).toBe('台账!A2:C5');
    expect(host.value('台账', 8, 1)).toBe('备注');
  });

  it('XL32 values written right below grow the table, but not a wholly empty row, not over validation, not when protected', async () => {
    const grown = async (prepare: (context: Excel.RequestContext) => void, values: unknown[][]): Promise<string> => {
      const { run } = openLedger();
      await run(prepare);
      return run(async (context) => {
        const below = table(context).getDataBodyRange().getRowsBelow(values.length);
        below.values = values;
        const range = table(context).getRange().load('address');
        await context.sync();
        return range.address;
      });
    };
    expect(
      await grown(
        () => undefined,
        [
          ['丁', 1, ''],
          ['戊', 2, ''],
        ],
      ),
    ).toBe('台账!A1:C6');
    expect(await grown(() => undefined, [['', '', '']])).toBe('台账!A1:C4');
    const validated = (context: Excel.RequestContext): void => {
      context.workbook.worksheets.getItem('台账').getRange('A5:C9').dataValidation.rule = {
        textLength: { formula1: 1, operator: 'GreaterThan' },
      };
    };
    expect(await grown(validated, [['丁', 1, '']])).toBe('台账!A1:C4');
    const { host } = openLedger();
    host.user.protect('台账', true, {});
    expect(() => host.user.type('台账', 5, 1, '丁')).toThrow(/permission/);
  });

  it('XL33 loses the last of 1,501 rows when it is empty: the client sends it in a piece of its own (office-js 3013)', async () => {
    const { run } = openLedger({
      sheets: [
        { name: '台账', rows: [['名称'], ['甲']], tables: [{ name: '项目表', area: { top: 1, left: 1, bottom: 2, right: 1 } }] },
      ],
    });
    const address = await run(async (context) => {
      const below = table(context).getDataBodyRange().getRowsBelow(1501);
      below.values = Array.from({ length: 1501 }, (_, index) => [index === 1500 ? '' : 'x']);
      const range = table(context).getRange().load('address');
      await context.sync();
      return range.address;
    });
    expect(address).toBe('台账!A1:A1502');
  });

  it('XL34 adds, renames, moves with and deletes columns, also when whole columns of the sheet go', async () => {
    const { host, run } = openLedger();
    await run((context) => {
      table(context).columns.add(1, [['单位'], ['石桥镇'], ['城关镇'], ['']]);
      table(context).columns.getItem('总投资').name = '投资额';
    });
    host.user.deleteColumns('台账', 4);
    const columns = await run((context) => table(context).columns.load('items/name,items/index'));
    expect(columns.items.map((column) => column.name)).toEqual(['项目名称', '单位', '投资额']);
    expect(host.value('台账', 2, 2)).toBe('石桥镇');
  });

  it('XL35 resizes with the heading row in place, sorts by pinyin with empty cells last, filters by text and clears it', async () => {
    const { host, run, refusal } = openLedger();
    await run((context) => table(context).sort.apply([{ key: 1, ascending: true }]));
    expect([2, 3, 4].map((row) => host.value('台账', row, 2))).toEqual([300, 12000, '1.2亿']);
    await run((context) => table(context).columns.getItem('项目名称').filter.applyValuesFilter(['甲']));
    expect(host.dump().sheets[0]?.hiddenRows).toEqual([2, 4]);
    await run((context) => table(context).clearFilters());
    expect(host.dump().sheets[0]?.hiddenRows).toEqual([]);
    await run((context) => table(context).resize('A1:D6'));
    expect(host.value('台账', 1, 4)).toBe('列4');
    expect(await refusal((context) => table(context).resize('A2:C6'))).toBe('InvalidArgument');
  });

  it('XL36 turns into plain cells, is deleted with its cells, and goes with the rows that held it', async () => {
    const { host, run } = openLedger();
    await run((context) => void table(context).convertToRange());
    expect([host.dump().sheets[0]?.tables, host.value('台账', 2, 1)]).toEqual([[], '甲']);
    host.user.undo();
    const other = openLedger();
    await other.run((context) => table(context).delete());
    expect(other.host.value('台账', 2, 1)).toBeNull();
    const third = openLedger();
    third.host.user.deleteRows('台账', 1, 4);
    expect(third.host.dump().sheets[0]?.tables).toEqual([]);
  });

  it('XL37 keeps one row of data when all are deleted, and refuses to lose only its heading row', async () => {
    const { host } = openLedger();
    host.user.deleteRows('台账', 2, 3);
    expect(host.dump().sheets[0]?.tables?.[0]?.area).toEqual({ top: 1, left: 1, bottom: 2, right: 3 });
    expect(host.value('台账', 2, 1)).toBeNull();
    expect(() => host.user.deleteRows('台账', 1, 1)).toThrow(/heading row/);
  });
});
