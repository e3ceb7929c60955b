import { expect } from 'vitest';
import type { LedgerBench } from '../harness/ledger-bench.ts';
import type { Network } from '../harness/network.ts';
import { SIGNED_PROJECT, tabSeparated } from '../harness/project-row.ts';
import { named, serverRows } from '../harness/server-side.ts';

/** Fills two new rows below the last; the rest of each row comes by paste. */
export async function fillTwoRows(bench: LedgerBench, names: readonly [string, string]): Promise<void> {
  await bench.shows('没有发现问题');
  const free =
    Math.max(...Object.entries(await bench.cells()).flatMap(([row, line]) => (line[1] === undefined ? [] : [Number(row)]))) + 2;
  for (const [index, name] of names.entries()) {
    const unitName = (await bench.cells())[3]?.[12];
    await bench.paste(
      `B${free + index}`,
      `${name}\t\t${tabSeparated({ ...SIGNED_PROJECT, L: String(unitName), M: String(unitName), F: `苏陵华川轴承第${index + 1}有限公司` })}`,
    );
  }
  await bench.tab('sending');
  await bench.shows('2行未上报');
}

/** Sends until nothing is left; presses 上报 again whenever the pane has given up. */
export async function sendUntilDone(bench: LedgerBench): Promise<void> {
  await bench.tab('sending');
  await expect
    .poll(
      async () => {
        const button = bench.inPane.locator('#dh-panel button', { hasText: /^上报$/ });
        if (await button.isVisible()) await button.click();
        await bench.page.waitForTimeout(1_000);
        return bench.pane();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toContain('没有未上报的内容');
}

/** Each of these projects lies on the server exactly once. */
export async function expectOnce(serverUrl: string, unit: string, names: readonly string[]): Promise<void> {
  const rows = await serverRows(serverUrl, unit);
  expect(names.map((name) => named(rows, name).length)).toEqual(names.map(() => 1));
}

/** The line breaks in the middle of a push; what was pressed arrives once and whole, and the cells stay as typed. */
export async function cutPush(
  bench: LedgerBench,
  network: Network,
  serverUrl: string,
  where: 'request' | 'answer',
  unit: string,
  names: readonly [string, string],
): Promise<void> {
  await fillTwoRows(bench, names);
  const before = await bench.cells();
  const cut = network.cutNextPush(where);
  await bench.inPane.locator('#dh-panel button', { hasText: /^上报$/ }).click();
  await cut;
  await sendUntilDone(bench);
  await expectOnce(serverUrl, unit, names);
  const after = await bench.cells();
  for (const [row, line] of Object.entries(before)) expect(after[Number(row)]).toMatchObject(line);
}

/** Without a network the clerk fills and is checked on, is told so, and sends when it is back. */
export async function workOffline(
  bench: LedgerBench,
  network: Network,
  serverUrl: string,
  unit: string,
  names: readonly [string, string],
): Promise<void> {
  await fillTwoRows(bench, names);
  network.setDown(true);
  await bench.inPane.locator('#dh-panel button', { hasText: /^上报$/ }).click();
  await bench.shows(/离线|网络/);
  await bench.inPane
    .locator('#dh-panel button', { hasText: '停止' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await bench.tab('findings');
  await bench.type('O4', '约1亿');
  await bench.shows(/确定数额|约/);
  await bench.type('O4', '13000');
  await bench.shows('没有发现问题');
  network.setDown(false);
  await sendUntilDone(bench);
  await expectOnce(serverUrl, unit, names);
  expect((await serverRows(serverUrl, unit)).some((row) => row.fields['totalInvestmentYuan'] === 130_000_000)).toBe(true);
}
