import { describe, expect, it } from 'vitest';
import { openExcelHost } from './test/open-excel-host.ts';

const LEDGER = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资', '签约日期'],
        ['甲', 12000, { value: 46266, format: 'yyyy-mm-dd' }],
        ['乙', '1.2亿', undefined],
      ],
      tables: [{ name: '台账表', area: { top: 1, left: 1, bottom: 3, right: 3 } }],
    },
    { name: '说明', rows: [['请如实填报']] },
  ],
};
const WRITE_FLAG = 1;
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'DONE',
    (error: { code?: string }) => error.code ?? 'UNKNOWN',
  );

describe('EXCEL what Excel does to others', () => {
  for (const undoForApi of [true, false]) {
    it(`EXCEL typing 20 cells under the pane leaves 20 undo steps (undo of add-ins: ${undoForApi})`, async () => {
      const { host, port } = openExcelHost(LEDGER, { undoForApi });
      const read: Promise<unknown>[] = [];
      port.onChange((sheet) => read.push(port.read(sheet)));
      await expect.poll(() => read).toHaveLength(1);
      await Promise.all(read);
      host.counts.reset();
      for (let row = 2; row < 22; row += 1) {
        host.user.type('台账', row, 2, row);
        await expect.poll(() => read).toHaveLength(row);
        await Promise.all(read);
      }
      await port.sheets();
      await port.loadState('k');
      await port.readDress('台账', { firstRow: 2, lastRow: 3, columns: [1, 2, 3] });
      await port.select('台账', 2, 1);
      expect(host.counts.flags.filter((flag) => (flag & WRITE_FLAG) !== 0)).toEqual([]);
      expect(host.user.undoSteps).toBe(20);
      while (host.user.undo());
      expect(host.value('台账', 2, 2)).toBe(12000);
    });
  }

  it('EXCEL merging and inserting by hand are seen in the next reading', async () => {
    const { host, port } = openExcelHost(LEDGER);
    const heard: string[] = [];
    port.onChange((sheet) => heard.push(sheet));
    await expect.poll(() => heard).toHaveLength(1);
    expect((await port.read('台账')).merges).toEqual([]);
    host.user.merge('台账', { top: 5, left: 1, bottom: 5, right: 2 });
    await expect.poll(() => heard).toHaveLength(2);
    expect((await port.read('台账')).merges).toEqual([{ top: 5, left: 1, bottom: 5, right: 2 }]);
    host.user.insertRows('台账', 2);
    await expect.poll(() => heard.length).toBeGreaterThan(2);
    expect((await port.read('台账')).merges).toEqual([{ top: 6, left: 1, bottom: 6, right: 2 }]);
  });

  it('EXCEL a write that only looks and finds the cells changed leaves every undo step', async () => {
    const { host, port } = openExcelHost(LEDGER);
    host.user.type('台账', 2, 2, 5);
    expect(await port.write('台账', [{ row: 2, column: 2, value: 1, was: 12000 }])).toHaveLength(1);
    expect(host.user.undoSteps).toBe(1);
  });

  it('EXCEL a host that never answers is a refusal with HOST_SILENT, and what was to be written is not written later', async () => {
    const { host, port } = openExcelHost(LEDGER, { silentMs: 60 });
    host.faults.silent = true;
    expect(await codeOf(port.read('台账'))).toBe('HOST_SILENT');
    expect(await codeOf(port.write('台账', [{ row: 2, column: 1, value: '丁' }]))).toBe('HOST_SILENT');
    host.faults.silent = false;
    expect(host.value('台账', 2, 1)).toBe('甲');
    expect((await port.read('台账')).rows[1]?.[0]?.value).toBe('甲');
  });

  it('EXCEL a slow host that answers each call in time is waited for', async () => {
    const { host, port } = openExcelHost(LEDGER, { silentMs: 150 });
    host.faults.delayMs = 60;
    expect((await port.read('台账')).rows[1]?.[0]?.value).toBe('甲');
  });

  it('EXCEL a failing request is HOST_FAILED with a sentence, and the same step works afterwards', async () => {
    const { host, port } = openExcelHost(LEDGER);
    host.faults.failNext = 1;
    const write = () => port.write('台账', [{ row: 2, column: 1, value: '丁' }]);
    await expect(write()).rejects.toThrow(/表格程序未能完成/);
    await write();
    expect(host.value('台账', 2, 1)).toBe('丁');
  });

  it('EXCEL lost events are made up for when the clerk comes back to the pane', async () => {
    const { host, port, comeBack } = openExcelHost(LEDGER);
    const heard: string[] = [];
    port.onChange((sheet) => heard.push(sheet));
    await expect.poll(() => heard).toEqual(['台账']);
    heard.length = 0;
    host.faults.loseEvents = Number.POSITIVE_INFINITY;
    host.user.type('台账', 2, 2, 7);
    comeBack();
    await expect.poll(() => heard).toEqual(['台账']);
  });

  it('EXCEL sorting, deleting the table and another person typing are hints', async () => {
    const { host, port } = openExcelHost(LEDGER);
    const heard: string[] = [];
    port.onChange((sheet) => heard.push(sheet));
    await expect.poll(() => heard).toHaveLength(1);
    const hint = async (change: () => void): Promise<void> => {
      heard.length = 0;
      change();
      await expect.poll(() => heard).toContain('台账');
    };
    await hint(() => host.user.sortTable('台账表', [{ key: 0, ascending: false }]));
    await hint(() => host.coauthor.type('台账', 3, 2, 9));
    await hint(() => host.user.deleteTable('台账表'));
  });

  it('EXCEL listening that could not begin while a cell was under edit begins at the next return', async () => {
    const { host, port, comeBack } = openExcelHost(LEDGER);
    host.user.enterEdit();
    const heard: string[] = [];
    port.onChange((sheet) => heard.push(sheet));
    await expect.poll(() => host.counts.syncs).toBeGreaterThan(0);
    host.user.leaveEdit();
    await expect
      .poll(() => {
        comeBack();
        return heard;
      })
      .toContain('台账');
    heard.length = 0;
    host.user.type('台账', 2, 2, 8);
    await expect.poll(() => heard).toContain('台账');
  });

  it('EXCEL hidden rows are found, by hand or by a filter, one block or many', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`第${index}项`, index]);
    const { host, port } = openExcelHost({ sheets: [{ name: '表', rows }] });
    expect((await port.read('表')).hiddenRows).toEqual([]);
    host.user.hideRows('表', [3, 60, 61, 299, 300]);
    host.counts.reset();
    expect((await port.read('表')).hiddenRows).toEqual([3, 60, 61, 299, 300]);
    expect(host.counts.syncs).toBeLessThanOrEqual(8);
  });

  it('EXCEL a workbook that counts days from 1904 is known by a cell that shows a day', async () => {
    const { port } = openExcelHost({ ...LEDGER, dateSystem: 1904 });
    expect((await port.read('台账')).dateSystem).toBe(1904);
  });

  it('EXCEL errors and formulas are read as such, and a text that looks like a formula stays a text', async () => {
    const { host, port } = openExcelHost({
      sheets: [
        {
          name: '表',
          rows: [
            [
              { value: null, error: '#N/A' },
              { value: 2, formula: '=ROW()' },
            ],
          ],
        },
      ],
    });
    host.user.type('表', 1, 3, "'=1+1");
    const [cells] = (await port.read('表')).rows;
    expect(cells?.[0]).toEqual({ value: null, error: '#N/A' });
    expect(cells?.[1]).toMatchObject({ formula: '=ROW()' });
    expect(cells?.[2]).toEqual({ value: '=1+1' });
  });

  it('EXCEL with ExcelApi 1.9 everything works but merged areas, which stay unknown', async () => {
    const { host, port } = openExcelHost(
      { sheets: [{ name: '台账', rows: [['标题'], ['甲', 1]], merges: [{ top: 1, left: 1, bottom: 1, right: 2 }] }] },
      { excelApi: '1.9' },
    );
    const heard: string[] = [];
    port.onChange((sheet) => heard.push(sheet));
    await expect.poll(() => heard).toHaveLength(1);
    expect((await port.read('台账')).merges).toEqual([]);
    await port.write('台账', [{ row: 2, column: 2, value: 5, was: 1 }]);
    expect(host.value('台账', 2, 2)).toBe(5);
  });

  it('EXCEL a stray cell at the end of the sheet is refused with a sentence instead of reading millions of cells', async () => {
    const { host, port } = openExcelHost(LEDGER);
    host.user.type('台账', 1_048_576, 16_384, 'x');
    await expect(port.read('台账')).rejects.toThrow(/这张表太大/);
  });

  it('EXCEL a state of several hundred thousand letters and a damaged foreign part are both survived', async () => {
    const { port } = openExcelHost({ ...LEDGER, customXml: ['<other xmlns="urn:double-hundred:ledger" key="k">x</other>'] });
    const text = JSON.stringify({ rows: Array.from({ length: 20_000 }, (_, index) => `第${index}项“新材料”`) });
    expect(await port.loadState('k')).toBeNull();
    await port.saveState('k', text);
    expect((await port.loadState('k')) === text).toBe(true);
  });
});
