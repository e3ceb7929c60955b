import type { Browser, Page } from 'playwright-core';
import { type Visit, visit } from './browser.ts';
import { PASSWORD } from './server.ts';

/** Somebody at the console. */
export interface AtConsole extends Visit {
  /** Goes to a page by its fragment, such as `scores/rules`. */
  open(place: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  shows(text: string | RegExp): Promise<void>;
}

export async function atConsole(
  browser: Browser,
  url: string,
  user: string,
  size = { width: 1440, height: 900 },
): Promise<AtConsole> {
  const visited = await visit(browser, url, size);
  const { page } = visited;
  await page.goto(`${url}/console/`);
  await signIn(page, user);
  return {
    ...visited,
    async open(place) {
      await page.evaluate((fragment) => {
        window.location.hash = fragment;
      }, `#/${place}`);
    },
    press: (name) =>
      page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click(),
    shows: (text) => page.getByText(text).first().waitFor(),
  };
}

async function signIn(page: Page, user: string): Promise<void> {
  await page.locator('input[name="username"]').fill(user);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('main#main').waitFor();
}
