import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { PASSWORD, type TestServer, createTestServer } from './harness/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await createTestServer();
  await server.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function openPane(user: string, fragment: string) {
  const { page, complaints } = await visit(browser, server.url, { width: 320, height: 720 });
  await page.goto(`${server.url}/pane/index.html${fragment}`);
  await page.locator('input[name="username"]').fill(user);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('input[name="password"]').press('Enter');
  const chosen = () => page.locator('[role="tab"][aria-selected="true"]').getAttribute('id');
  // What Excel does when another button with the same pane is pressed.
  const press = (place: string) => page.evaluate((to) => location.assign(`#place=${to}`), place);
  return { page, complaints, chosen, press };
}

test('MANIFEST the pane opens at the place of the pressed button, and follows the next one without a reload', async () => {
  const { page, complaints, chosen, press } = await openPane('clerk-shiqiao', '#place=totals');
  await page.getByRole('heading', { name: '全区' }).first().waitFor();
  expect(await chosen()).toBe('dh-tab-totals');
  await page.evaluate(() => (document.title = 'the same page'));
  for (const [place, tab] of [
    ['send', 'dh-tab-sending'],
    ['check', 'dh-tab-findings'],
    ['send', 'dh-tab-sending'],
  ] as const) {
    await press(place);
    await page.locator(`#${tab}[aria-selected="true"]`).waitFor();
  }
  await page.locator('#dh-tab-findings').click();
  await press('send');
  await page.locator('#dh-tab-sending[aria-selected="true"]').waitFor();
  expect(await page.title()).toBe('the same page');
  expect(complaints).toEqual([]);
});

test('MANIFEST the manifest that the server gives leads to pages and icons that it has', async () => {
  const manifest = await (await fetch(`${server.url}/manifest.xml`)).text();
  const addresses = [...manifest.matchAll(/DefaultValue="https:\/\/[^/"]+(\/[^"#]*)/g)].map(([, path]) => path ?? '');
  expect(addresses.length).toBeGreaterThan(40);
  for (const path of new Set(addresses)) {
    const answer = await fetch(`${server.url}${path}`);
    expect
      .soft([answer.status, answer.headers.get('content-type')], path)
      .toEqual([200, expect.stringMatching(path.endsWith('.png') ? /^image\/png/ : /^text\/html/)]);
  }
});
