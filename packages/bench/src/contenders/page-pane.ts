import { createBrowserSchedule } from '@double-hundred/addin/browser/browser-schedule';
import { createMemorySheet } from '@double-hundred/addin/memory/memory-sheet';
import { createMemoryStorage } from '@double-hundred/addin/memory/memory-storage';
import { createMemoryServer } from '@double-hundred/addin/test/memory-server';
import paneStyles from '@double-hundred/addin/pane.css?inline';
import { mountPane } from '@double-hundred/addin/ui/mount-pane';
import { PANE } from '@double-hundred/shared/message/pane';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { testDistrict } from '@double-hundred/shared/testing/district';
import { columnOfSeed, FIRST_ROW, ledgerSeed, sentState } from '../workbook-seeds.ts';
import { breath, watchBlocks } from '../watch-blocks.ts';

const UNIT = 'shiqiao';
const NOW = Date.UTC(2026, 10, 23, 1, 5);

type Pane = ReturnType<typeof openPane>;
let pane: Pane | null = null;
/** Projects renamed so far. */
let renamed = 0;

/** The whole pane over a workbook in memory: its own desk, its own list in the page. */
function openPane(rows: number, ledgers: readonly string[], sent: boolean) {
  const { units } = testDistrict();
  const seeds = builtinLedgers
    .filter(({ id }) => ledgers.includes(id))
    .map((definition) => ledgerSeed(definition, rows, UNIT, units));
  const sheet = createMemorySheet(seeds);
  if (sent)
    for (const definition of builtinLedgers) {
      if (!ledgers.includes(definition.id)) continue;
      const { key, text } = sentState(definition, rows, UNIT);
      sheet.workbook.state.set(key, text);
    }
  // As in a task pane: with its styles and its height, so that a long list shows only the part in sight.
  const styles = new CSSStyleSheet();
  styles.replaceSync(paneStyles);
  document.adoptedStyleSheets = [styles];
  const place = document.createElement('div');
  place.style.width = '350px';
  place.style.height = '800px';
  document.body.append(place);
  const { app } = mountPane(place, {
    sheet: sheet.port,
    server: createMemoryServer().port,
    storage: createMemoryStorage(),
    schedule: createBrowserSchedule(window, () => 0.5),
    clock: { now: () => NOW },
    ids: { random: (bytes) => crypto.getRandomValues(bytes) },
  });
  return { app, user: sheet.user, workbook: sheet.workbook, place };
}

export interface OpeningTimes {
  readonly ms: number;
  readonly longestBlock: number;
  readonly heapMB: readonly [before: number, peak: number, after: number];
}

/** Signs in and opens a workbook with these ledgers (one name or several, joined by commas); times until it is checked. */
export async function openWorkbook(rows: number, ledgers: string, sent: string): Promise<OpeningTimes> {
  pane = openPane(rows, ledgers.split(','), sent === 'sent');
  await breath();
  const before = await heapAfterCollecting();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, heap())), 20);
  const watch = watchBlocks();
  const start = performance.now();
  await pane.app.signIn('clerk-shiqiao', 'demo');
  await until(() => shown().check.rows > 0 && shown().check.progress === null);
  const ms = performance.now() - start;
  const longestBlock = watch.end();
  clearInterval(sampling);
  peak = Math.max(peak, heap());
  return { ms, longestBlock, heapMB: [before, peak, await heapAfterCollecting()] };
}

/** Milliseconds from the keystroke that spoils or mends a cell of the open ledger to its count in the page. */
export async function editToVisible(ledger: string, key: string, edits: number): Promise<number[]> {
  const { definition, sheet } = ledgerOf(ledger);
  const { user, workbook } = opened();
  const column = columnOfSeed(definition, key);
  const rows = (workbook.sheets.get(sheet)?.rows.length ?? 0) - 1;
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const row = FIRST_ROW + ((edit * 7_920) % rows);
    const sound = user.valueAt(sheet, row, column);
    for (const value of [`哪天${edit}`, sound]) {
      const before = facts();
      await settle();
      const start = performance.now();
      user.type(sheet, row, column, value);
      await until(() => facts() !== before);
      times.push(performance.now() - start);
    }
  }
  return times;
}

export interface RenameTimes {
  /** To the projects' own view. */
  readonly own: number[];
  /** From showing the other sheet to the findings of the references that lost their project. */
  readonly other: number[];
}

/** Renames projects in their sheet, goes over to another ledger's and waits until the lost references are shown there. */
export async function renameToVisible(other: string, renames: number): Promise<RenameTimes> {
  const projects = ledgerOf('projects');
  const refs = ledgerOf(other);
  const { user } = opened();
  const column = columnOfSeed(projects.definition, projects.definition.nameColumn);
  const own: number[] = [];
  const across: number[] = [];
  for (const end = renamed + renames; renamed < end; renamed += 1) {
    const row = FIRST_ROW + 101 + renamed * 3;
    await goTo(refs.sheet);
    const standing = lost();
    await goTo(projects.sheet);
    const before = shown().check;
    let start = performance.now();
    user.type(projects.sheet, row, column, `改名后的工程${renamed}`);
    await until(() => shown().check !== before && isDrawn());
    // Drawing is the task after the one that set it.
    await breath();
    own.push(performance.now() - start);
    await settle();
    start = performance.now();
    user.showSheet(refs.sheet);
    await until(() => shown().ledger?.sheet === refs.sheet && lost() > standing && isDrawn());
    await breath();
    across.push(performance.now() - start);
  }
  return { own, other: across };
}

/** Whether the page itself says how many rows have errors. */
function isDrawn(): boolean {
  return facts().includes(PANE.findings.errors(shown().check.rowsWithErrors));
}

export interface RereadTimes {
  readonly ms: number;
  readonly longestBlock: number;
}

/** Pastes rows over as many others, as one step; times until they are checked. */
export async function pasteRows(ledger: string, count: number): Promise<RereadTimes> {
  const { sheet, definition } = ledgerOf(ledger);
  const { user, workbook } = opened();
  const rows = workbook.sheets.get(sheet)?.rows ?? [];
  const copied = rows
    .slice(FIRST_ROW + 100, FIRST_ROW + 100 + count)
    .map((row) => (row ?? []).map((cell) => cell?.value ?? null));
  const named = columnOfSeed(definition, definition.nameColumn) - 1;
  for (const [place, row] of copied.entries()) row[named] = `新粘贴第${place}个改造项目`;
  return rechecked(() => user.paste(sheet, FIRST_ROW, 1, copied));
}

/** The host gives the whole sheet anew, no value changed, as after coming back to the workbook. */
export async function readAgain(ledger: string): Promise<RereadTimes> {
  const { sheet } = ledgerOf(ledger);
  const { workbook } = opened();
  const state = workbook.sheets.get(sheet);
  if (state === undefined) throw new Error(sheet);
  const fresh = state.rows.map((row) => row?.map((cell) => (cell === undefined ? undefined : { ...cell })));
  workbook.sheets.set(sheet, { ...state, rows: fresh });
  return rechecked(() => workbook.hint(sheet));
}

async function rechecked(change: () => void): Promise<RereadTimes> {
  await settle();
  const { groups } = shown().check;
  change();
  const watch = watchBlocks();
  const start = performance.now();
  await until(() => shown().check.groups !== groups && shown().check.progress === null);
  return { ms: performance.now() - start, longestBlock: watch.end() };
}

async function goTo(sheet: string): Promise<void> {
  if (shown().ledger?.sheet === sheet) return;
  await settle();
  opened().user.showSheet(sheet);
  await until(() => shown().ledger?.sheet === sheet && shown().check.rows > 0);
  await settle();
}

function ledgerOf(ledger: string) {
  const definition = builtinLedgers.find(({ id }) => id === ledger);
  if (definition === undefined) throw new Error(ledger);
  return { definition, sheet: definition.title };
}

function opened(): Pane {
  if (pane === null) throw new Error('no workbook is open');
  return pane;
}

const shown = () => opened().app.store.get();

/** What the page itself says: rows, rows with errors, values waiting, explanations owed. */
function facts(): string {
  return opened().place.querySelector('.dh-facts')?.textContent ?? '';
}

function lost(): number {
  return shown()
    .check.groups.filter(({ ruleId }) => /^[A-Z]00[123]$/.test(ruleId))
    .reduce((sum, { findings }) => sum + findings.length, 0);
}

/** Longer than the pane waits for a burst of changes to end. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 260));
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 120_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('waited too long');
    await breath();
  }
}

function heap(): number {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return Math.round((memory?.usedJSHeapSize ?? 0) / 2 ** 20);
}

async function heapAfterCollecting(): Promise<number> {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  await breath();
  return heap();
}
