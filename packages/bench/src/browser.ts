import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Browser, type Page, chromium } from 'playwright-core';

/** Starts the system's Chromium without any traffic of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Memory is asked of the page itself, exactly and after collecting.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--js-flags=--expose-gc',
      '--enable-precise-memory-info',
    ],
  });
}

/** The pane's content security policy as far as it concerns scripts: no eval. */
export const PANE_POLICY = "default-src 'none'; script-src 'self'";

/** Opens a page that has run one script, with a content security policy or without one. */
export async function withPage<T>(
  browser: Browser,
  script: string,
  policy: string | null,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      ...(policy === null ? {} : { 'content-security-policy': policy }),
    });
    response.end(isScript ? readFileSync(script) : '<!doctype html><title>bench</title><script src="/bench.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the page');
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  try {
    await page.goto(`http://127.0.0.1:${address.port}/`);
    return await work(page);
  } finally {
    await page.close();
    server.close();
  }
}

/** Calls a function the page's script has put on the window. Text instead of a closure, which the bundler would rename. */
export function callPage<T>(page: Page, name: string, ...args: readonly (string | number)[]): Promise<T> {
  return page.evaluate(`bench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
}
