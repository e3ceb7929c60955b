import { describe, expect, it } from 'vitest';
import { openLedger, PLAIN, settled } from '../testing/open-ledger.ts';

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem('台账');

describe('XL limits, refusals and faults', () => {
  it('XL60 2,000 × 35 cells are written in one sync, in pieces of at most 1,500 cells, and counted in bytes', async () => {
    const { host, run } = openLedger(PLAIN);
    const values = Array.from({ length: 2000 }, (_, row) => Array.from({ length: 35 }, (__, column) => `${row}-${column}`));
    host.counts.reset();
    await run((context) => {
      sheetOf(context).getRangeByIndexes(9, 0, 2000, 35).values = values;
    });
    expect(host.value('台账', 2009, 35)).toBe('1999-34');
    expect(host.counts.writes).toBe(1);
    expect(host.counts.actions).toBeGreaterThan(2000 / 43);
    expect(host.counts.largestRequestBytes).toBeLessThan(1_000_000);
    expect(host.user.undoSteps).toBe(1);
  });

  it('XL61 on the web a request or an answer above 5 MB is refused by name; the desktop takes it', async () => {
    const long = 'x'.repeat(32_000);
    const fill = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange('A1:A200').values = Array.from({ length: 200 }, () => [long]);
    };
    const web = openLedger(PLAIN);
    expect(await web.refusal(fill)).toBe('RequestPayloadSizeLimitExceeded');
    expect(web.host.value('台账', 1, 1)).toBe('项目名称');
    const desktop = openLedger(PLAIN, { platform: 'desktop' });
    expect(await desktop.refusal(fill)).toBe('DONE');
    const reading = openLedger({ sheets: [{ name: '台账', rows: Array.from({ length: 200 }, () => [long]) }] });
    expect(await reading.refusal((context) => void sheetOf(context).getRange('A1:A200').load('values'))).toBe(
      'ResponsePayloadSizeLimitExceeded',
    );
  });

  it('XL62 above five million cells the values are null and no error says so', async () => {
    const { run } = openLedger(PLAIN);
    const range = await run((context) => sheetOf(context).getRange('A1:F1000000').load('values,cellCount'));
    expect([range.values, range.cellCount]).toEqual([null, 6_000_000]);
  });

  it('XL63 a cell open for typing refuses every call; with delayForCellEdit it waits for the end', async () => {
    const { host, refusal, Excel } = openLedger(PLAIN);
    host.user.enterEdit();
    expect(await refusal((context) => void sheetOf(context).getRange('A1').load('values'))).toBe(
      'InvalidOperationInCellEditMode',
    );
    let done = false;
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      sheetOf(context).getRange('A2').values = [['x']];
      await context.sync();
      done = true;
    });
    await settled();
    expect(done).toBe(false);
    host.user.leaveEdit();
    await waiting;
    expect(host.value('台账', 2, 1)).toBe('x');
  });

  it('XL64 a protected sheet and a read-only workbook refuse writes with AccessDenied and still answer reads', async () => {
    const { host, refusal, run } = openLedger(PLAIN);
    const write = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange('A2').values = [['x']];
    };
    host.user.protect('台账', true, { allowInsertRows: true });
    expect(await refusal(write)).toBe('AccessDenied');
    expect(await refusal((context) => sheetOf(context).getRange('2:2').delete('Up'))).toBe('AccessDenied');
    expect(await refusal((context) => void sheetOf(context).getRange('2:2').insert('Down'))).toBe('DONE');
    host.user.protect('台账', false);
    host.user.setReadOnly(true);
    expect(await refusal(write)).toBe('AccessDenied');
    expect(await refusal((context) => void context.workbook.settings.add('k', 1))).toBe('AccessDenied');
    const { workbook, protection } = await run((context) => ({
      workbook: context.workbook.load('readOnly'),
      protection: sheetOf(context).protection.load('protected'),
    }));
    expect([workbook.readOnly, protection.protected, host.value('台账', 3, 1)]).toEqual([true, false, '甲']);
  });

  it('XL65 a silent host never settles a call; failing syncs and lost answers come as errors, the lost one after it was applied', async () => {
    const { host, refusal } = openLedger(PLAIN);
    const write = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange('A2').values = [['x']];
    };
    host.faults.failNext = 1;
    expect([await refusal(write), host.value('台账', 2, 1)]).toEqual(['GeneralException', '甲']);
    host.faults.loseAnswers = 1;
    expect([await refusal(write), host.value('台账', 2, 1)]).toEqual(['GeneralException', 'x']);
    host.faults.silent = true;
    expect(await Promise.race([refusal(write), settled().then(() => 'SILENT')])).toBe('SILENT');
  });

  it('XL66 an older host claims its ExcelApi version and has no members that came later, nor the trigger source', async () => {
    const { host, refusal, run, Office } = openLedger(PLAIN, { excelApi: '1.9' });
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.10')).toBe(false);
    expect(await refusal((context) => void context.workbook.worksheets.onRowSorted.add(async () => undefined))).toBe(
      'ApiNotFound',
    );
    expect(await refusal((context) => void sheetOf(context).getUsedRange().getMergedAreasOrNullObject().load('address'))).toBe(
      'ApiNotFound',
    );
    const sources: unknown[] = [];
    await run(
      (context) => void context.workbook.worksheets.onChanged.add(async (event) => void sources.push(event.triggerSource)),
    );
    host.user.type('台账', 2, 1, 'x');
    await settled();
    expect(sources).toEqual([undefined]);
  });
});
