import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './harness/browser.ts';
import { createTestServer, PASSWORD, type TestServer } from './harness/server.ts';

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

test('REACH the pane’s first script is at most 40 KB compressed, and ready-made compressed files lie beside it', () => {
  const folder = join(import.meta.dirname, '../packages/addin/dist');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/pane\/(assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? '');
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(folder, script))).length, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
  const assets = readdirSync(join(folder, 'assets'));
  expect(
    assets.filter((name) => name.endsWith('.js')).every((name) => assets.includes(`${name}.gz`) && assets.includes(`${name}.br`)),
  ).toBe(true);
});

test('REACH the page says what to do before and without any script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/pane/`);
  expect(await page.innerText('body')).toContain('浏览器工作台');
  expect(await page.locator('a[href="/workbench/"]').count()).toBeGreaterThan(0);
  await context.close();
});

test('REACH the office works from the keyboard alone, from signing in down to the revisions of a row', async () => {
  const { context, page, complaints } = await visit(browser, server.url, { width: 320, height: 700 });
  await page.goto(`${server.url}/pane/`);
  await page.locator('input[name="username"]').focus();
  await page.keyboard.type('office');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.dh-figures').waitFor();
  const reach = async (label: RegExp): Promise<void> => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
      if (label.test(name)) return;
    }
    throw new Error(`no way by Tab to ${label}`);
  };
  await reach(/查看江滨街道新签约的项目/);
  await page.keyboard.press('Enter');
  await page.getByText('江滨街道 · 新签约').waitFor();
  await reach(/修改记录/);
  await page.keyboard.press('Enter');
  await page.getByText('首次上报').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('REACH nothing has to be scrolled sideways from 270 to 500 pixels, light, dark and in high contrast', async () => {
  for (const look of [{}, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    const context = await browser.newContext({ viewport: { width: 500, height: 700 }, locale: 'zh-CN', ...look });
    const page = await context.newPage();
    await page.goto(`${server.url}/pane/`);
    await page.locator('input[name="username"]').fill('office');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.dh-figures').waitFor();
    for (const width of [500, 350, 320, 270]) {
      await page.setViewportSize({ width, height: 700 });
      const wide = await page.evaluate(() => {
        const frame = document.documentElement.clientWidth;
        return [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > frame + 0.5)
          .map((element) => `${element.tagName}.${element.className}`);
      });
      expect({ width, wide }).toEqual({ width, wide: [] });
    }
    await context.close();
  }
});
