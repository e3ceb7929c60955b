import { describe, expect, it } from 'vitest';
import { createExcelHost } from '../../host/create-excel-host.ts';
import { loadOfficeClient } from './load-office-client.ts';

const LEDGER = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资'],
        ['甲', 12000],
        ['乙', '1.2亿'],
      ],
    },
    { name: '说明', rows: [['请如实填报']] },
  ],
};

describe('XL the real client over the host', () => {
  it('XL01 reads values, formats and text of a range through the unmodified client', async () => {
    const { Excel } = loadOfficeClient(createExcelHost(LEDGER));
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('台账').getUsedRange();
      range.load('values,address,numberFormat,text');
      await context.sync();
      expect(range.address).toBe('台账!A1:B3');
      expect(range.values).toEqual([
        ['项目名称', '总投资'],
        ['甲', 12000],
        ['乙', '1.2亿'],
      ]);
      expect(range.text[1]?.[1]).toBe('12000');
    });
  });
  for (const build of ['web', 'win32'] as const) {
    it(`XL02 writes, and one undo takes it back (${build})`, async () => {
      const host = createExcelHost(LEDGER);
      const { Excel } = loadOfficeClient(host, { build });
      host.user.type('台账', 2, 2, '300');
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('台账');
        sheet.getRange('A2:B2').values = [['丙', 5]];
        await context.sync();
      });
      expect(host.value('台账', 2, 1)).toBe('丙');
      expect(host.counts.flags[0]).toBe(17);
      host.user.undo();
      expect([host.value('台账', 2, 1), host.value('台账', 2, 2)]).toEqual(['甲', 300]);
    });
  }
});
