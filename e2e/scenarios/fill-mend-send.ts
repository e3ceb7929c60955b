import { expect } from 'vitest';
import type { LedgerBench } from '../harness/ledger-bench.ts';
import { SIGNED_PROJECT, tabSeparated } from '../harness/project-row.ts';
import { named, serverRows } from '../harness/server-side.ts';

/** The clerk of 石桥镇, signed in with the own ledger open, fills a row by keys and paste, mends what is wrong and sends it. */
export async function fillMendSend(bench: LedgerBench, serverUrl: string): Promise<void> {
  await bench.shows('没有发现问题');
  const before = await serverRows(serverUrl, 'shiqiao');

  await bench.type('B9', '华川精密轴承项目（二期）');
  await bench.paste('D9', tabSeparated({ ...SIGNED_PROJECT, O: '1.2亿', V: '2026年9月31日', AG: '1380000166' }));
  await bench.shows('“联系电话”填的“1380000166”');
  await bench.shows(/9月没有31日/);

  await bench.tab('corrections');
  await bench.shows('12000万元');
  await bench.inPane.getByRole('button', { name: '更正', exact: true }).first().click();
  await expect.poll(async () => (await bench.cells())[8]?.[14], { timeout: 15_000 }).toBe(12000);
  await bench.tab('findings');
  await bench.inPane.getByRole('button', { name: /^定位到AG9/ }).click();
  await bench.typeSelected('13800001666');
  await bench.type('V9', '2026-9-10');
  await bench.shows('没有发现问题');

  await bench.tab('sending');
  await bench.shows('1行未上报');
  await bench.send();
  await bench.shows('没有未上报的内容');
  await bench.shows('已上报1行。');

  const after = await serverRows(serverUrl, 'shiqiao');
  expect(after).toHaveLength(before.length + 1);
  expect(
    named(after, '华川精密轴承项目（二期）').map((row) => [
      row.fields['totalInvestmentYuan'],
      row.fields['signedDay'],
      row.fields['phone'],
    ]),
  ).toEqual([[120_000_000, '2026-09-10', '13800001666']]);
}
