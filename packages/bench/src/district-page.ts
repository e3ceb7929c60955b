import type { Session } from '@double-hundred/shared/protocol/session';
import type { Page } from 'playwright-core';
import { tokenOf } from './bench-services.ts';
import { openBrowser } from './browser.ts';
import { TODAY } from './project-rows.ts';

/** Every part of the overview shows its figures, and nothing waits any more. Text, since the bundler renames closures. */
const WATCH = `(() => {
  const has = (selector, most) => document.querySelectorAll(selector).length >= most;
  const look = () => {
    const ready = has('.target', 4) && has('.matrix tbody tr', UNITS) && has('.ranking tbody tr', UNITS) && has('.funnel tbody tr', 8)
      && has('.completeness li', UNITS) && has('.chart svg', 4) && !document.querySelector('p.muted[role=status]');
    if (ready) window.benchReady = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;
const PATIENCE_MS = 120_000;

/**
 * Milliseconds from the navigation to the overview of the console until all its figures are there, in a tab that has no
 * cache; the first of the openings warms browser and server up and is left out.
 */
export async function overviewReady(url: string, units: number, openings: number): Promise<number[]> {
  const browser = await openBrowser();
  const session: Session = {
    token: tokenOf('office'),
    expiresAt: `${TODAY}T23:00:00.000Z`,
    user: { id: 'office', name: '区专班', role: 'districtOffice', unitId: null },
  };
  try {
    const times: number[] = [];
    for (let opening = 0; opening <= openings; opening += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(WATCH.replaceAll('UNITS', String(units)));
      await page.addInitScript(`sessionStorage.setItem('double-hundred.console', ${JSON.stringify(JSON.stringify(session))})`);
      await page.goto(`${url}/console/`, { waitUntil: 'commit' });
      const ready = await readyTime(page);
      if (opening > 0) times.push(ready);
      await context.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}

async function readyTime(page: Page): Promise<number> {
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS;) {
    const ready: unknown = await page.evaluate('window.benchReady');
    if (typeof ready === 'number') return ready;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the overview did not show its figures: ${(await page.locator('body').textContent())?.slice(0, 2_000)}`);
}
