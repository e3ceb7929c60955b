import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellContent, SheetPort, SheetReading } from '../ports/sheet-port.ts';

/** What the contract needs of a person at the keyboard of the host; leave out what the host cannot do. */
export interface SheetContractUser {
  type(sheet: string, row: number, column: number, value: CellContent): void | Promise<void>;
  /** One Ctrl+Z. */
  undo?(): boolean | Promise<boolean>;
  protect?(sheet: string, on: boolean): void | Promise<void>;
  setReadOnly?(on: boolean): void | Promise<void>;
  setEditing?(on: boolean): void | Promise<void>;
  hiddenColumns?(sheet: string): readonly number[] | Promise<readonly number[]>;
}

export interface SheetContractHost {
  readonly port: SheetPort;
  readonly user: SheetContractUser;
  dispose?(): void | Promise<void>;
}

/** The workbook each test begins with: 台账 with a heading row, three rows and a merged area below, and an empty sheet 说明. */
export const CONTRACT_SHEETS = [
  {
    name: '台账',
    rows: [
      ['项目名称', '总投资', '签约日期', null],
      ['甲', 12000, { value: 46266, format: 'yyyy-mm-dd' }, null],
      ['乙', '1.2亿', null, null],
      ['丙', 0, null, '00123'],
      [],
      ['合计', null, null, null],
    ],
    merges: [{ top: 6, left: 1, bottom: 6, right: 2 }],
  },
  { name: '说明', rows: [['请如实填报']] },
] as const;

/** Registers the tests every host behind the sheet port passes; `open` gives a fresh workbook of CONTRACT_SHEETS. */
export function registerSheetPortContract(name: string, open: () => SheetContractHost | Promise<SheetContractHost>): void {
  describe(`SHEET ${name}`, () => {
    let host: SheetContractHost;
    beforeEach(async () => {
      host = await open();
    });
    afterEach(async () => {
      await host.dispose?.();
    });
    const at = (reading: SheetReading, row: number, column: number): CellContent =>
      reading.rows[row - 1]?.[column - 1]?.value ?? null;
    const cell = async (row: number, column: number): Promise<CellContent> => at(await host.port.read('台账'), row, column);
    const refusal = async (call: Promise<unknown>): Promise<string> =>
      call.then(
        () => 'DONE',
        (error: { code?: string }) => error.code ?? String(error),
      );

    it('SHEET lists every sheet in order and says which one is shown', async () => {
      const sheets = await host.port.sheets();
      expect(sheets.map((sheet) => sheet.name)).toEqual(['台账', '说明']);
      expect(sheets.filter((sheet) => sheet.active).map((sheet) => sheet.name)).toEqual(['台账']);
      expect(sheets.every((sheet) => sheet.visibility === 'visible')).toBe(true);
    });

    it('SHEET reads raw values with their formats: text stays text, a day stays a serial number', async () => {
      const reading = await host.port.read('台账');
      expect([at(reading, 2, 1), at(reading, 2, 2), at(reading, 3, 2), at(reading, 4, 2), at(reading, 4, 4)]).toEqual([
        '甲',
        12000,
        '1.2亿',
        0,
        '00123',
      ]);
      expect(at(reading, 2, 3)).toBe(46266);
      expect(reading.rows[1]?.[2]?.format).toBe('yyyy-mm-dd');
      expect(reading.dateSystem).toBe(1900);
      expect(reading.merges).toEqual([{ top: 6, left: 1, bottom: 6, right: 2 }]);
      expect(at(reading, 900, 40)).toBeNull();
    });

    it('SHEET refuses a sheet that is not there with NO_SHEET and a sentence', async () => {
      expect(await refusal(host.port.read('没有'))).toBe('NO_SHEET');
      expect(await refusal(host.port.write('没有', [{ row: 1, column: 1, value: 1 }]))).toBe('NO_SHEET');
      await expect(host.port.read('没有')).rejects.toThrow(/[一-龥]/);
    });

    it('SHEET writes text as text, even when it looks like a number, a day or a formula', async () => {
      const texts = ['007', '2026-10-01', '=1+1', '1e4', '91320506MA1YXPT96C'];
      await host.port.write(
        '台账',
        texts.map((value, index) => ({ row: 7 + index, column: 1, value })),
      );
      const reading = await host.port.read('台账');
      expect(texts.map((_, index) => at(reading, 7 + index, 1))).toEqual(texts);
    });

    it('SHEET writes numbers, truth values and formats, and empties a cell with null', async () => {
      await host.port.write('台账', [
        { row: 3, column: 2, value: 12000.5 },
        { row: 3, column: 3, value: 46267, format: 'yyyy-mm-dd' },
        { row: 2, column: 2, value: null },
      ]);
      const reading = await host.port.read('台账');
      expect([at(reading, 3, 2), at(reading, 3, 3), at(reading, 2, 2)]).toEqual([12000.5, 46267, null]);
      expect(reading.rows[2]?.[2]?.format).toBe('yyyy-mm-dd');
    });

    it('SHEET keeps the format of a cell when a write brings none', async () => {
      await host.port.write('台账', [{ row: 2, column: 3, value: 46300 }]);
      expect((await host.port.read('台账')).rows[1]?.[2]).toMatchObject({ value: 46300, format: 'yyyy-mm-dd' });
    });

    it('SHEET leaves a cell alone that no longer holds what the writer had seen, and says which', async () => {
      await host.user.type('台账', 2, 2, 15000);
      const skipped = await host.port.write('台账', [
        { row: 2, column: 2, value: 1, was: 12000 },
        { row: 3, column: 2, value: 2, was: '1.2亿' },
        { row: 3, column: 3, value: 'x', was: null },
      ]);
      expect(skipped.map((write) => [write.row, write.column])).toEqual([[2, 2]]);
      expect([await cell(2, 2), await cell(3, 2), await cell(3, 3)]).toEqual([15000, 2, 'x']);
    });

    it('SHEET takes several cells as one step that one undo takes back', async () => {
      if (!host.user.undo) return;
      await host.user.type('台账', 4, 2, 300);
      await host.port.write('台账', [
        { row: 2, column: 1, value: '甲甲' },
        { row: 4, column: 1, value: '丙丙' },
      ]);
      await host.user.undo();
      expect([await cell(2, 1), await cell(4, 1), await cell(4, 2)]).toEqual(['甲', '丙', 300]);
      await host.user.undo();
      expect(await cell(4, 2)).toBe(0);
    });

    it('SHEET inserts rows: what is below moves down with its merged areas, and the format comes from above', async () => {
      await host.port.insertRows('台账', 3, 2);
      const reading = await host.port.read('台账');
      expect([at(reading, 2, 1), at(reading, 3, 1), at(reading, 4, 1), at(reading, 5, 1), at(reading, 8, 1)]).toEqual([
        '甲',
        null,
        null,
        '乙',
        '合计',
      ]);
      expect(reading.merges).toEqual([{ top: 8, left: 1, bottom: 8, right: 2 }]);
      await host.port.write('台账', [{ row: 3, column: 3, value: 46270 }]);
      expect((await host.port.read('台账')).rows[2]?.[2]?.format).toBe('yyyy-mm-dd');
    });

    it('SHEET deletes rows by the numbers they had before', async () => {
      await host.port.deleteRows('台账', [2, 4]);
      const reading = await host.port.read('台账');
      expect([at(reading, 2, 1), at(reading, 4, 1)]).toEqual(['乙', '合计']);
      expect(reading.merges).toEqual([{ top: 4, left: 1, bottom: 4, right: 2 }]);
    });

    it('SHEET adds a hidden column of text for ids', async () => {
      await host.port.addHiddenColumn('台账', 1, 6, '行标识');
      await host.port.write('台账', [{ row: 2, column: 6, value: 'r0001' }]);
      expect([await cell(1, 6), await cell(2, 6)]).toEqual(['行标识', 'r0001']);
      if (host.user.hiddenColumns) expect(await host.user.hiddenColumns('台账')).toContain(6);
    });

    it('SHEET adds a sheet with values under a free name and shows it', async () => {
      expect(
        await host.port.addSheet('汇总', [
          ['单位', '个数'],
          ['石桥镇', 3],
        ]),
      ).toBe('汇总');
      const second = await host.port.addSheet('汇总', [['x']]);
      expect(second).not.toBe('汇总');
      const reading = await host.port.read('汇总');
      expect([at(reading, 1, 1), at(reading, 2, 2)]).toEqual(['单位', 3]);
      expect((await host.port.sheets()).find((sheet) => sheet.active)?.name).toBe(second);
    });

    it('SHEET shows the sheet of the cell it selects', async () => {
      await host.port.select('说明', 1, 1);
      expect((await host.port.sheets()).find((sheet) => sheet.active)?.name).toBe('说明');
    });

    it('SHEET hints at a change the clerk makes, and no longer after listening has ended', async () => {
      const heard: string[] = [];
      const stop = host.port.onChange((sheet) => heard.push(sheet));
      await host.user.type('台账', 2, 2, 1);
      await expect.poll(() => heard).toContain('台账');
      stop();
      heard.length = 0;
      await host.user.type('台账', 2, 2, 2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(heard).toEqual([]);
    });

    it('SHEET keeps state by key outside the sheets and the undo steps', async () => {
      expect(await host.port.loadState('k')).toBeNull();
      const text = JSON.stringify({ text: '〃<&>"]]>\u{2070E}', long: 'x'.repeat(100_000) });
      await host.port.saveState('k', text);
      await host.port.saveState('k2', 'b');
      expect(await host.port.loadState('k')).toBe(text);
      expect((await host.port.sheets()).filter((sheet) => sheet.visibility === 'visible')).toHaveLength(2);
      await host.user.type('台账', 2, 2, 7);
      if (host.user.undo) await host.user.undo();
      expect(await host.port.loadState('k2')).toBe('b');
    });

    it('SHEET refuses a protected sheet, a read-only file and a cell being typed into, and then has changed nothing', async () => {
      const write = () => host.port.write('台账', [{ row: 2, column: 1, value: '丁' }]);
      if (host.user.protect) {
        await host.user.protect('台账', true);
        expect(await refusal(write())).toBe('PROTECTED');
        expect(await refusal(host.port.deleteRows('台账', [2]))).toBe('PROTECTED');
        await host.user.protect('台账', false);
      }
      if (host.user.setReadOnly) {
        await host.user.setReadOnly(true);
        expect(await refusal(write())).toBe('READ_ONLY');
        expect(await refusal(host.port.saveState('k', 'x'))).toBe('READ_ONLY');
        await host.user.setReadOnly(false);
      }
      if (host.user.setEditing) {
        await host.user.setEditing(true);
        expect(await refusal(write())).toBe('CELL_EDIT');
        await host.user.setEditing(false);
      }
      expect(await cell(2, 1)).toBe('甲');
    });
  });
}
