import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlainWorkbook } from '../workbook/plain-workbook.ts';
import { startExcelServer } from './start-excel-server.ts';

// For a person: node --import tsx packages/excelhost/src/serve/main.ts [--workbook plain.json] [--pane /pane/] [--proxy http://localhost:3000]
const { values } = parseArgs({
  options: { workbook: { type: 'string' }, pane: { type: 'string' }, proxy: { type: 'string' } },
});
const SAMPLE: PlainWorkbook = {
  sheets: [
    {
      name: '台账',
      rows: [
        ['项目名称', '总投资（万元）', '签约日期'],
        ['高端数控机床主轴生产线', 12000, { value: 46266, format: 'yyyy-mm-dd' }],
        ['冷链物流园', 30500, null],
      ],
      tables: [{ name: '项目表', area: { top: 1, left: 1, bottom: 3, right: 3 } }],
      columnWidths: { 1: 160, 2: 90, 3: 80 },
      frozen: { rows: 1, columns: 0 },
    },
  ],
};

const workbook: PlainWorkbook = values.workbook === undefined ? SAMPLE : JSON.parse(readFileSync(values.workbook, 'utf8'));
const server = await startExcelServer({
  workbook,
  ...(values.pane === undefined ? {} : { pane: values.pane }),
  ...(values.proxy === undefined ? {} : { proxyTo: values.proxy }),
});
console.log(`${server.url} (its certificate is its own: let the browser accept it)`);
