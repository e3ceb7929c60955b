import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { TODAY } from './server.ts';

/** Starts the system's Chromium without any traffic of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
  });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: thrown errors, refused scripts, calls to other origins. */
  readonly complaints: string[];
}

/** A person at a browser of their own: fresh storage, clipboard allowed, Chinese. */
export async function visit(browser: Browser, baseUrl: string, size = { width: 1440, height: 900 }): Promise<Visit> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
    // The page of the in-memory Excel has a certificate of its own.
    ignoreHTTPSErrors: true,
  });
  await context.addInitScript({ content: dateShift() });
  await context.addInitScript({ content: POLICY_WATCH });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseUrl) && !url.startsWith('blob:') && !url.startsWith('data:')) complaints.push(`foreign: ${url}`);
  });
  return { context, page, complaints };
}

// What a policy refuses is not always an error of the console; in every frame it becomes one.
const POLICY_WATCH = `addEventListener('securitypolicyviolation', (event) => {
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
});`;

// The server's day is fixed by TODAY; the browser's calendar has to show the same day, while its clock goes on.
function dateShift(): string {
  const shift = Date.parse(`${TODAY}T01:00:00Z`) - Date.now();
  return `{ const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ${shift}); else super(...given); }
    static now() { return Real.now() + ${shift}; }
  }; }`;
}
