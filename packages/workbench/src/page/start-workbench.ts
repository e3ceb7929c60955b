import type { SheetPort } from '@double-hundred/addin/ports/sheet-port';
import { WORKBENCH } from '@double-hundred/shared/message/workbench';
import type { KeepDatabase } from '../keep/keep-database.ts';
import { createKeeper } from '../keep/keeper.ts';
import { fetchOwnLedger } from './own-ledger.ts';
import type { Say } from './notice.ts';
import { createOpenWorkbooks } from './open-workbooks.ts';
import type { PageElements } from './page-elements.ts';
import { focusFirst, listenToRegionKeys } from './region-keys.ts';

export interface StartDeps {
  readonly elements: PageElements;
  readonly say: Say;
  readonly database: Promise<KeepDatabase | null>;
  token(): string | null;
  readonly request: typeof fetch;
  now(): number;
  newId(): string;
  claim(id: string): Promise<boolean>;
  /** The workbook this tab shows, kept for a reload of the tab. */
  readonly tab: { get(): string | null; set(id: string): void };
  /** Called when another workbook lies under the pane. */
  reopened(): void;
}

/** Loads the spreadsheet, opens again what this tab or this browser had open, and wires the buttons. */
export async function startWorkbench(deps: StartDeps): Promise<SheetPort> {
  const { elements, say } = deps;
  const [{ createGrid }, { createGridSheet }, { listenToGrid }, database] = await Promise.all([
    import('../grid/create-grid.ts'),
    import('../grid/grid-sheet.ts'),
    import('../grid/grid-changes.ts'),
    deps.database,
  ]);
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const grid = createGrid(elements.sheet, { dark: darkness.matches });
  darkness.addEventListener('change', () => grid.setDark(darkness.matches));
  const keeper = createKeeper({
    database,
    snapshot: () => grid.api.getActiveWorkbook()?.save() ?? null,
    now: deps.now,
    whenIdle: (task) => ('requestIdleCallback' in window ? void window.requestIdleCallback(task, { timeout: 1_000 }) : task()),
    say: (text) => {
      elements.kept.textContent = text;
    },
  });
  listenToGrid(grid.api, () => keeper.changed());
  let live = false;
  const books = createOpenWorkbooks({
    elements,
    grid,
    database,
    keeper,
    say,
    newId: deps.newId,
    claim: deps.claim,
    remember: (id) => deps.tab.set(id),
    opened: () => {
      if (live) deps.reopened();
    },
  });
  const sheet = createGridSheet(grid.api, {
    finishTyping: grid.finishTyping,
    reveal: grid.reveal,
    openNew: books.openNew,
    stateSaved: () => keeper.changed(),
  });
  await reopenLast(deps, database, books.openKept);
  live = true;
  wire(deps, books);
  listenToRegionKeys(document, [
    { element: elements.bar, focus: () => focusFirst(elements.bar) },
    { element: elements.sheet, focus: () => (grid.isOpen() ? grid.focus() : focusFirst(elements.pane)) },
    { element: elements.pane, focus: () => focusFirst(elements.pane) },
  ]);
  window.addEventListener('pagehide', () => void keeper.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keeper.flush();
  });
  elements.loading.textContent = WORKBENCH.ready;
  void announceDemo(deps);
  return sheet;
}

type Books = ReturnType<typeof createOpenWorkbooks>;

async function reopenLast(deps: StartDeps, database: KeepDatabase | null, openKept: Books['openKept']): Promise<void> {
  const own = deps.tab.get();
  if (own !== null && (await openKept(own))) return;
  const kept = (await database?.list().catch(() => [])) ?? [];
  for (const one of kept) if (await openKept(one.id)) return;
}

function wire(deps: StartDeps, books: Books): void {
  const { elements, say } = deps;
  elements.openOwn.addEventListener('click', () => {
    elements.openOwn.disabled = true;
    void fetchOwnLedger(deps.request, deps.token(), 'projects')
      .then((ledger) => (ledger.ok ? books.openBytes(ledger.value.bytes, ledger.value.name) : say(ledger.error)))
      .finally(() => {
        elements.openOwn.disabled = false;
      });
  });
  elements.importFile.addEventListener('click', () => elements.file.click());
  elements.file.addEventListener('change', () => {
    const file = elements.file.files?.[0];
    elements.file.value = '';
    if (file) void books.openFile(file);
  });
  elements.exportFile.addEventListener('click', () => void books.download());
  elements.recent.addEventListener('change', () => {
    const id = elements.recent.value;
    elements.recent.value = '';
    if (id !== '') void books.openKept(id).then((opened) => (opened ? undefined : say(WORKBENCH.openElsewhere)));
  });
  elements.stage.addEventListener('dragover', (event) => event.preventDefault());
  elements.stage.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void books.openFile(file);
  });
}

async function announceDemo({ elements, request }: StartDeps): Promise<void> {
  const health = (await request('/healthz').then(
    (answer) => answer.json(),
    () => null,
  )) as { demo?: unknown } | null;
  if (health?.demo !== true) return;
  for (const label of [elements.openOwn, elements.openOwnName]) label.textContent = WORKBENCH.openDemo;
  elements.demo.textContent = WORKBENCH.demo;
  elements.demo.hidden = false;
}
