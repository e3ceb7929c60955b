import { expect } from 'vitest';
import type { LedgerBench } from '../harness/ledger-bench.ts';
import { serverRows } from '../harness/server-side.ts';

/** Two copies of one sent file of 石桥镇 change the same cell; the clerk of the second chooses, and both end alike. */
export async function copiesConflict(one: LedgerBench, two: LedgerBench, serverUrl: string): Promise<void> {
  await one.type('AI4', '第一份：已完成场地平整。');
  await two.type('AI4', '第二份：桩基施工已开始。');
  await two.type('AF5', '陶海涛');
  await one.send();
  await one.shows('没有未上报的内容');
  await two.send();
  await two.tab('conflicts');
  await two.shows('第一份：已完成场地平整。');
  await two.shows('第二份：桩基施工已开始。');
  // The other cell of the same copy was not in dispute and went through.
  expect((await serverRows(serverUrl, 'shiqiao')).some((row) => row.fields['responsiblePerson'] === '陶海涛')).toBe(true);

  await two.inPane.locator('.dh-side', { hasText: '我填的' }).locator('input').check();
  await two.inPane.getByRole('button', { name: /^提交选择/ }).click();
  await two.shows('已处理1处冲突。');
  const progress = (await serverRows(serverUrl, 'shiqiao')).map((row) => row.fields['progress']);
  expect(progress).toContain('第二份：桩基施工已开始。');
  expect(progress).not.toContain('第一份：已完成场地平整。');

  await one.send();
  await expect.poll(async () => (await one.cells())[3]?.[34], { timeout: 15_000 }).toBe('第二份：桩基施工已开始。');
  await expect.poll(async () => (await one.cells())[4]?.[31], { timeout: 15_000 }).toBe('陶海涛');
}
