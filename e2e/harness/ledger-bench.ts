import type { Locator, Page } from 'playwright-core';

/** A clerk's place of work, a grid with the pane beside it, as a person uses it; the scenarios know nothing else of it. */
export interface LedgerBench {
  readonly page: Page;
  /** The pane. */
  readonly inPane: Locator;
  signIn(user: string, password: string): Promise<void>;
  /** Opens the ledger file of the person's own unit, where it does not lie open already. */
  openOwnLedger(): Promise<void>;
  /** Types into a cell with real keys and presses Enter. */
  type(address: string, text: string): Promise<void>;
  /** Goes from the pane to the grid and types into the cell that is selected. */
  typeSelected(text: string): Promise<void>;
  /** Pastes tab-separated text with Ctrl+V. */
  paste(address: string, text: string): Promise<void>;
  /** Shows a tab of the pane. */
  tab(name: 'findings' | 'corrections' | 'sending' | 'conflicts' | 'totals' | 'rules' | 'load'): Promise<void>;
  /** Presses 上报 in the pane and waits until it is done. */
  send(): Promise<void>;
  /** What the pane shows, as text. */
  pane(): Promise<string>;
  /** Waits until the pane shows the text. */
  shows(text: string | RegExp): Promise<void>;
  /** The cells of the ledger sheet; rows and columns count from 0. */
  cells(): Promise<Record<number, Record<number, string | number>>>;
}

/** The steps in the pane, which are the same beside every grid. */
export function inPaneSteps(inPane: Locator) {
  const sendButton = inPane.locator('#dh-panel button', { hasText: /^上报$/ });
  return {
    inPane,
    async signIn(user: string, password: string): Promise<void> {
      await inPane.locator('input[name="username"]').fill(user);
      await inPane.locator('input[name="password"]').fill(password);
      await inPane.locator('button[type="submit"]').click();
      await inPane.locator('.dh-who').waitFor();
    },
    tab: (name: string): Promise<void> => inPane.locator(`#dh-tab-${name}`).click(),
    async send(): Promise<void> {
      await inPane.locator('#dh-tab-sending').click();
      await sendButton.click();
      await sendButton.waitFor({ timeout: 60_000 });
    },
    pane: (): Promise<string> => inPane.innerText(),
    shows: (text: string | RegExp): Promise<void> => inPane.getByText(text).first().waitFor({ timeout: 30_000 }),
  };
}
