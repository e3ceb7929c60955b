import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { expect, test } from 'vitest';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import { ledgerSheetSeed, seedColumn } from '../test/ledger-sheet-seed.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const ISSUES = '问题清单';
const issue = (changes = {}) => testRow('issues', { projectRef: { text: '第0001号新材料生产项目' }, ...changes });
const workbook = (...rows: ReturnType<typeof issue>[]) =>
  createMemorySheet([sampleSheet([sampleProject(1)]), ledgerSheetSeed('issues', rows)]);

test('LEDGERS what an inspector fills is marked as soon as a clerk types it, and is not sent', async () => {
  const pane = await openPane([], { sheet: workbook(issue({ verifier: null })) });
  await pane.app.send();
  await pane.app.openSheet(ISSUES);
  expect(pane.findingsOf('NOT_ALLOWED')).toEqual([]);
  pane.user.type(ISSUES, 2, seedColumn('issues', 'verifier'), '林秋实');
  await pane.settled();
  const [finding] = pane.findingsOf('NOT_ALLOWED');
  expect(finding).toMatchObject({ row: 2, severity: 'error', message: expect.stringContaining('由督查人员或区专班填写') });
  expect(pane.state().sending).toMatchObject({ unsent: 1, heldBack: 1 });
  pane.user.type(ISSUES, 2, seedColumn('issues', 'verifier'), '');
  await pane.settled();
  expect(pane.findingsOf('NOT_ALLOWED')).toEqual([]);
  expect(pane.state().sending).toMatchObject({ unsent: 1, heldBack: 0 });
});

test('LEDGERS a clerk who closes an issue is told to apply for it', async () => {
  const pane = await openPane([], { sheet: workbook(issue({ closeOut: '已销号', closedDay: '2026-11-12', verifier: null })) });
  await pane.app.openSheet(ISSUES);
  expect(pane.findingsOf('NOT_ALLOWED')).toMatchObject([{ row: 2, expected: expect.stringContaining('申请销号') }]);
});
