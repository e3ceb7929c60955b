// The pictures of docs/manual/ledgers.md and docs/examples/flood-duty.md, from the real product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { visit } from '../../e2e/harness/browser.ts';
import type { TestServer } from '../../e2e/harness/server.ts';
import { PASSWORD } from '../../e2e/harness/server.ts';
import { useWorkbench, type Workbench } from '../../e2e/harness/workbench.ts';
import type { LedgerDefinition } from '../../packages/shared/src/ledger/definition.ts';
import { columnLetters } from '../../packages/shared/src/workbook/grid.ts';
import { FLOOD_DUTY, type PictureOfLedger, PICTURES } from './ledger-rows.mts';

export const FLOOD_WORKBOOK = join(import.meta.dirname, '..', '..', 'docs', 'examples', 'flood-duty.xlsx');

const USER = 'clerk-shiqiao';
const SIZE = { width: 1440, height: 690 };
const FIRST_ROW = 4;

/** Takes them on a server on which the example has been published; `picture` says where one of a name is kept. */
export async function takeLedgerPictures(
  browser: Browser,
  server: TestServer,
  picture: (name: string) => { path: string },
): Promise<void> {
  const ask = await signedIn(server.url);
  const { ledgers } = (await (await ask('/api/v1/ledgers')).json()) as { ledgers: readonly LedgerDefinition[] };
  const definition = (id: string): LedgerDefinition => {
    const found = ledgers.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no ledger ${id}`);
    return found;
  };
  const { page } = await visit(browser, server.url, SIZE);
  const bench = useWorkbench(page);
  await page.goto(`${server.url}/workbench/`);
  await bench.signIn(USER, PASSWORD);
  await open(
    bench,
    '石桥镇全部台账.xlsx',
    Buffer.from(await (await ask('/api/v1/ledgers/all/template.xlsx?unit=shiqiao')).arrayBuffer()),
  );
  for (const shot of PICTURES) await takeOne(bench, definition(shot.ledger), shot, picture(`ledger-${shot.ledger}`));

  await takeOne(bench, definition('floodDuty'), { ledger: 'floodDuty', ...FLOOD_DUTY }, picture('flood-duty-sheet'));
  const second = await visit(browser, server.url, SIZE);
  await takeDefinition(second.page, server.url, picture);
}

async function takeOne(
  bench: Workbench,
  definition: LedgerDefinition,
  shot: PictureOfLedger,
  to: { path: string },
): Promise<void> {
  const { page, inPane } = bench;
  await bench.tab('findings');
  await inPane.locator('.dh-switch button', { hasText: definition.title }).click();
  await inPane.locator('.dh-switch [aria-current="true"]', { hasText: definition.title }).waitFor();
  await page.waitForTimeout(1_200);
  const rows = /共(\d+)行/u.exec(await bench.pane());
  const first = FIRST_ROW + Number(rows?.[1] ?? 0);
  const letters = (key: string) => columnLetters(definition.columns.findIndex((column) => column.key === key) + 2);
  const keys = definition.columns.map(({ key }) => key);
  for (const row of shot.rows) {
    const unknown = Object.keys(row).filter((key) => !keys.includes(key));
    if (unknown.length > 0) throw new Error(`${shot.ledger} has no ${unknown.join(', ')}`);
  }
  const text = shot.rows.map((row) => keys.map((key) => row[key] ?? '').join('\t')).join('\n');
  await bench.paste(`B${first}`, text);
  await bench.shows(shot.shows);
  // A pasted row selects all its columns and leaves the view at its end.
  await bench.goTo('C4');
  await bench.goTo(`${letters(shot.at)}${first}`);
  await page.waitForTimeout(1_500);
  await page.screenshot(to);
}

/** The definition as a workbook: its columns and its rules. */
async function takeDefinition(page: Page, url: string, picture: (name: string) => { path: string }): Promise<void> {
  const bench = useWorkbench(page);
  await page.goto(`${url}/workbench/`);
  await bench.signIn(USER, PASSWORD);
  await open(bench, '防汛值班台账定义.xlsx', readFileSync(FLOOD_WORKBOOK));
  for (const [sheet, name] of [
    ['列', 'flood-duty-columns'],
    ['规则', 'flood-duty-rules'],
  ] as const) {
    await page.getByText(sheet, { exact: true }).last().click();
    await page.waitForTimeout(1_500);
    await page.screenshot({ ...picture(name), clip: { x: 0, y: 138, width: 1080, height: 552 } });
  }
}

async function open(bench: Workbench, name: string, buffer: Buffer): Promise<void> {
  await bench.importFile({ name, buffer });
  await bench.page.waitForTimeout(2_000);
}

async function signedIn(url: string): Promise<(path: string) => Promise<Response>> {
  const body = JSON.stringify({ user: USER, password: PASSWORD });
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { token } = (await answer.json()) as { token: string };
  return (path) => fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
}
