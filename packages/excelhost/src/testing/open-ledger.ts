import { createExcelHost, type ExcelHost, type ExcelHostOptions } from '../host/create-excel-host.ts';
import { loadOfficeClient, type OfficeClient } from '../transport/node/load-office-client.ts';
import type { PlainWorkbook } from '../workbook/plain-workbook.ts';

/** A ledger as an Excel table on 台账, room below it, and a second sheet. */
export const LEDGER: PlainWorkbook = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资', '签约日期'],
        ['甲', 12000, { value: 46266, format: 'yyyy-mm-dd' }],
        ['乙', '1.2亿', null],
        ['丙', 300, null],
      ],
      tables: [{ name: '项目表', area: { top: 1, left: 1, bottom: 4, right: 3 } }],
    },
    { name: '说明', rows: [['请如实填报']] },
  ],
};

/** The same rows as plain cells, with a merged area and a total below. */
export const PLAIN: PlainWorkbook = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资'],
        ['甲', 12000],
        ['乙', 300],
        ['合计', { value: 12300, formula: '=SUM(B2:B3)' }],
      ],
      merges: [{ top: 5, left: 1, bottom: 5, right: 2 }],
    },
    { name: '说明', rows: [['请如实填报']] },
  ],
};

export interface OpenLedger extends OfficeClient {
  readonly host: ExcelHost;
  /** One Excel.run with a sync at its end. */
  run<T>(batch: (context: Excel.RequestContext) => T | Promise<T>): Promise<T>;
  /** The code the batch is refused with; DONE when it is not. */
  refusal(batch: (context: Excel.RequestContext) => void): Promise<string>;
}

export function openLedger(workbook: PlainWorkbook = LEDGER, options: ExcelHostOptions = {}): OpenLedger {
  const host = createExcelHost(workbook, options);
  const client = loadOfficeClient(host);
  const run: OpenLedger['run'] = (batch) =>
    client.Excel.run(async (context) => {
      const result = await batch(context);
      await context.sync();
      return result;
    });
  return {
    ...client,
    host,
    run,
    refusal: (batch) =>
      run(batch).then(
        () => 'DONE',
        (error: { code: string }) => error.code,
      ),
  };
}

/** Lets events on their way arrive. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 10);
  });
}
