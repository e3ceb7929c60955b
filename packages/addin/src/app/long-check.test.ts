import { expect, test } from 'vitest';
import { diceOf } from '@double-hundred/shared/testing/small-world';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import { openPane } from '../test/open-pane.ts';
import { columnAt, FIRST_ROW, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import type { PaneState } from './pane-state.ts';

const SHEET = '项目台账';
const ROWS = 300;

const projects = (count: number) => Array.from({ length: count }, (_, index) => sampleProject(index + 1));

/** Until something holds, with everything else having its turn between looks. */
async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; looks < 20_000; looks += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  throw new Error('it never came to be');
}

/** A pane in which each look at the clock takes some milliseconds, so that checks need many slices; `shown` is all it showed. */
async function slowPane() {
  const pane = await openPane([sampleSheet(projects(ROWS))], { looksTake: 5 });
  const progress: number[] = [];
  pane.app.store.subscribe(() => {
    const { check } = pane.state();
    if (check.progress !== null && progress.at(-1) !== check.progress.done) progress.push(check.progress.done);
  });
  /** Types over all rows at once, so that they are checked in slices. */
  const pasteAll = (value: string) =>
    pane.user.paste(
      SHEET,
      FIRST_ROW,
      columnAt('signedDay'),
      Array.from({ length: ROWS }, () => [value]),
    );
  return { ...pane, progress, pasteAll };
}

test('CHECK a long check tells how far it is, stops when told to, and goes on where it stood', async () => {
  const pane = await slowPane();
  expect(pane.state().check).toMatchObject({ rows: ROWS, rowsWithErrors: 0, progress: null });
  pane.pasteAll('哪一天');
  void pane.schedule.run(200);
  await until(() => pane.progress.length > 3);
  pane.app.stopCheck();
  expect(pane.state().check.stopped).toBe(true);
  const stoodAt = pane.progress.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pane.progress.length).toBeLessThanOrEqual(stoodAt + 1);
  expect(pane.state().check).toMatchObject({ rowsWithErrors: 0, stopped: true });
  expect(pane.user.valueAt(SHEET, FIRST_ROW + 7, columnAt('signedDay'))).toBe('哪一天');
  const before = Math.max(...pane.progress);
  pane.progress.length = 0;
  await pane.app.resumeCheck();
  await until(() => pane.state().check.progress === null && pane.state().check.rowsWithErrors === ROWS);
  expect(Math.min(...pane.progress)).toBeGreaterThanOrEqual(before);
  expect(pane.state().check).toMatchObject({ stopped: false });
});

test('CHECK while a check is stopped nothing is checked by itself, and what was typed meanwhile is checked when it goes on', async () => {
  const pane = await slowPane();
  pane.pasteAll('哪一天');
  void pane.schedule.run(200);
  await until(() => pane.progress.length > 3);
  pane.app.stopCheck();
  pane.user.type(SHEET, FIRST_ROW, columnAt('signedDay'), '2026-03-02');
  await pane.settled();
  expect(pane.state().check).toMatchObject({ stopped: true, rowsWithErrors: 0 });
  await pane.app.resumeCheck();
  await until(() => pane.state().check.rowsWithErrors === ROWS - 1);
  expect(pane.state().check).toMatchObject({ stopped: false, progress: null });
  expect(pane.state().notice?.tone).not.toBe('bad');
});

test('CHECK sending after a stopped check checks everything first and sends only what is right', async () => {
  const pane = await slowPane();
  pane.user.type(SHEET, FIRST_ROW + 1, columnAt('signedDay'), '哪一天');
  pane.pasteAll('2026-03-01');
  pane.user.type(SHEET, FIRST_ROW, columnAt('signedDay'), '哪一天');
  void pane.schedule.run(200);
  await until(() => pane.progress.length > 3);
  pane.app.stopCheck();
  await pane.app.send();
  expect(pane.state().check).toMatchObject({ stopped: false, rowsWithErrors: 1 });
  expect(pane.server.rows.size).toBe(ROWS - 1);
});

test('CHECK the first check can be stopped too; the ledger opens when it has gone on to its end', async () => {
  const large = createMemorySheet([sampleSheet(projects(ROWS))]);
  const slow = await openPane([], { sheet: large, looksTake: 5, start: false });
  const opening = slow.app.signIn('clerk-shiqiao', 'demo');
  await until(() => slow.state().check.progress !== null);
  slow.app.stopCheck();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(slow.state()).toMatchObject({ ledger: null, check: { stopped: true, rows: 0 } });
  await slow.app.resumeCheck();
  await opening;
  expect(slow.state()).toMatchObject({ ledger: { title: '项目总台账' }, check: { stopped: false, rows: ROWS } });
});

const shownOf = ({ check, sending }: PaneState) => ({
  ...check,
  unsent: sending.unsent,
  heldBack: sending.heldBack,
  unchanged: sending.unchanged,
  missing: sending.missing,
});

test('CHECK after any edits the pane shows what a pane opened anew over the same workbook shows', async () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const roll = diceOf(seed);
    const pane = await openPane([sampleSheet(projects(12))]);
    if (seed % 2 === 0) await pane.app.send();
    const keys = ['signedDay', 'totalInvestmentYuan', 'projectName', 'uscc', 'stage', 'progress', 'phone'];
    const values = [
      '',
      '2026.3.2',
      '2026-13-01',
      '1.2亿',
      '约2亿',
      15_000,
      '第0003号新材料生产项目',
      '框架协议',
      '开工',
      '同上',
      '合计',
    ];
    for (let step = 0; step < 25; step += 1) {
      const row = FIRST_ROW + roll(13);
      const column = columnAt(keys[roll(keys.length)] ?? '');
      const value = () => values[roll(values.length)] ?? null;
      const fate = roll(12);
      if (fate < 8) pane.user.type(SHEET, row, column, value());
      else if (fate === 8) pane.user.insertRows(SHEET, row, 1);
      else if (fate === 9) pane.user.deleteRows(SHEET, [row]);
      else if (fate === 10) pane.user.paste(SHEET, row, column, [[value()], [value()], [value()]]);
      else pane.user.copyRow(SHEET, FIRST_ROW, row);
      if (roll(3) > 0) await pane.settled();
    }
    await pane.settled();
    const anew = await openPane([], { sheet: pane.sheet, server: pane.server });
    expect([seed, shownOf(pane.state())]).toEqual([seed, shownOf(anew.state())]);
  }
});
