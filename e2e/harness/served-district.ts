import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { createTestServer, type TestServer } from './server.ts';

/** A served demo district and a browser for the tests of one file: opened before the first, ended after the last. */
export function servedDistrict(): { readonly url: string; readonly browser: Browser } {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [server, browser] = await Promise.all([createTestServer(), openBrowser()]);
    await server.start();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });
  return {
    get url() {
      if (server === undefined) throw new Error('the district is served from the first test on');
      return server.url;
    },
    get browser() {
      if (browser === undefined) throw new Error('the browser is open from the first test on');
      return browser;
    },
  };
}
