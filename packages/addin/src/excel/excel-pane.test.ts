import { readStatePart } from '@double-hundred/shared/workbook/state-part';
import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import { describe, expect, it } from 'vitest';
import { openExcelPane } from './test/open-excel-pane.ts';
import { columnAt, FIRST_ROW, sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const SHEET = '项目台账';
const plainSheet = (projects: Parameters<typeof sampleSheet>[0]) => {
  const { name, rows, merges = [] } = sampleSheet(projects);
  return { name, rows, merges };
};
const three = () => ({ sheets: [plainSheet([1, 2, 3].map((number) => sampleProject(number)))] });
const nameOf = (row: number) => [row, columnAt('projectName')] as const;

describe('EXCEL the pane in Excel', () => {
  it('EXCEL finds, checks and sends; ids go into a hidden column of text and the state into an XML part of the known form', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    expect(state().ledger).toMatchObject({ sheet: SHEET, unitName: '石桥镇' });
    await app.send();
    expect(state().sending).toMatchObject({ unsent: 0, failure: null });
    expect(server.rows.size).toBe(3);
    const { sheets, customXml } = host.dump();
    const [hidden = 0] = sheets[0]?.hiddenColumns ?? [];
    expect([3, 4, 5, 6].map((row) => typeof host.value(SHEET, row, hidden))).toEqual(['string', 'string', 'string', 'string']);
    const parts = (customXml ?? []).map((xml) => readStatePart(xml));
    expect(parts).toMatchObject([{ key: 'double-hundred-ledger', json: expect.stringContaining('"shadow"') }]);
  });

  it('EXCEL shows a finding after a cell is typed, and typing leaves every undo step', async () => {
    const { host, state } = await openExcelPane(three());
    for (let step = 0; step < 20; step += 1)
      host.user.type(SHEET, ...nameOf(FIRST_ROW + (step % 3)), step === 19 ? null : `项目${step}`);
    await expect.poll(() => state().check.rowsWithErrors).toBe(1);
    expect(host.user.undoSteps).toBe(20);
  });

  it('EXCEL 2,000 rows of 35 columns are found, checked and sent in a bounded number of syncs below 5 MB each', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => sampleProject(index + 1));
    const { app, host, server, state } = await openExcelPane({ sheets: [plainSheet(rows)] });
    expect(state().check.rows).toBe(2_000);
    const found = host.counts.syncs;
    host.counts.reset();
    await app.send();
    expect(state().sending).toMatchObject({ unsent: 0, failure: null });
    expect(server.rows.size).toBe(2_000);
    // On a busy machine the ledger is looked for twice: the end of registering for events is a hint too.
    expect(found).toBeLessThanOrEqual(60);
    expect(host.counts.syncs).toBeLessThanOrEqual(130);
    expect(Math.max(host.counts.largestRequestBytes, host.counts.largestResponseBytes)).toBeLessThan(5 * 1024 * 1024);
  });
});

describe('EXCEL faults the clerk meets', () => {
  it('EXCEL a workbook opened read-only is checked, and sending says to save a copy; nothing is pushed', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    host.user.setReadOnly(true);
    await app.send();
    expect(state().sending.failure).toBe(SHEET_REFUSALS.READ_ONLY);
    expect(server.pushed).toEqual([]);
    host.user.setReadOnly(false);
    await app.send();
    expect(state().sending).toMatchObject({ unsent: 0, failure: null });
  });

  it('EXCEL a protected sheet is refused with how to unprotect it, and sends once it is', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    host.user.protect(SHEET, true);
    await app.send();
    expect(state().sending.failure).toBe(SHEET_REFUSALS.PROTECTED);
    expect(server.pushed).toEqual([]);
    host.user.protect(SHEET, false);
    await app.send();
    expect(server.rows.size).toBe(3);
  });

  it('EXCEL sending while a cell is under edit waits some seconds for the end of it', async () => {
    const { app, host, server } = await openExcelPane(three());
    host.user.enterEdit();
    const sent = app.send();
    setTimeout(() => host.user.leaveEdit(), 1_200);
    await sent;
    expect(server.rows.size).toBe(3);
  });

  it('EXCEL a cell that stays under edit is told to the clerk, and what was typed stands', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    host.user.type(SHEET, ...nameOf(FIRST_ROW), '改过的项目');
    host.user.enterEdit();
    await app.send();
    expect(state().notice?.text ?? state().sending.failure).toBe(SHEET_REFUSALS.CELL_EDIT);
    expect(server.pushed).toEqual([]);
    host.user.leaveEdit();
    expect(host.value(SHEET, ...nameOf(FIRST_ROW))).toBe('改过的项目');
  });

  it('EXCEL a table deleted under the pane is noticed with what to do, and an undone deletion is found again', async () => {
    const seed = three().sheets[0];
    if (!seed) throw new Error('no sheet');
    const area = { top: 3, left: 1, bottom: FIRST_ROW + 2, right: seed.rows[2]?.length ?? 1 };
    const { app, host, state } = await openExcelPane({ sheets: [{ ...seed, tables: [{ name: '台账表', area }] }] });
    await app.send();
    host.user.deleteTable('台账表');
    await expect.poll(() => state().ledgerFailure).toMatch(/没有认出台账.*重新识别/);
    host.user.undo();
    await app.findLedger();
    expect(state().ledger?.sheet).toBe(SHEET);
    expect(state().sending).toMatchObject({ unsent: 0, missing: [] });
  });

  it('EXCEL a deleted sheet is told at the next step, and nothing is taken for deleted rows', async () => {
    const { app, host, server, state } = await openExcelPane({ sheets: [...three().sheets, { name: '说明', rows: [['x']] }] });
    await app.send();
    host.user.deleteSheet(SHEET);
    await expect.poll(() => state().ledgerFailure).toMatch(/重新识别/);
    await app.send();
    expect(server.pushed.filter(({ kind }) => kind === 'delete')).toEqual([]);
  });

  it('EXCEL of two ledgers in one workbook none is guessed: both are named, and the one chosen is worked on', async () => {
    const [seed] = three().sheets;
    if (!seed) throw new Error('no sheet');
    const { app, state } = await openExcelPane({ sheets: [seed, { ...seed, name: '项目台账 (2)' }] });
    expect(state().ledger).toBeNull();
    expect(state().ledgerSheets).toEqual([SHEET, '项目台账 (2)']);
    await app.findLedger('项目台账 (2)');
    expect(state().ledger).toMatchObject({ sheet: '项目台账 (2)' });
  });

  it('EXCEL an expired session keeps what was typed and says to sign in; then it is sent', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    await app.send();
    host.user.type(SHEET, ...nameOf(FIRST_ROW), '改过的项目');
    server.expireSession();
    await app.send();
    expect(state().expired).toBe(true);
    expect(state().sending.failure ?? state().notice?.text).toMatch(/登录/);
    expect(host.value(SHEET, ...nameOf(FIRST_ROW))).toBe('改过的项目');
    await app.signIn('clerk-shiqiao', 'demo');
    await app.send();
    expect([...server.rows.values()].map((row) => row.fields['projectName'])).toContain('改过的项目');
  });

  it('EXCEL without a network everything typed stays, a sentence says so, and it goes out later', async () => {
    const { app, host, server, state } = await openExcelPane(three());
    server.offline = true;
    host.user.type(SHEET, ...nameOf(FIRST_ROW), '断网时改的项目');
    await app.send();
    expect(state().sending.failure).toMatch(/[一-龥]/);
    expect(state().online).toBe(false);
    server.offline = false;
    await app.send();
    expect([...server.rows.values()].map((row) => row.fields['projectName'])).toContain('断网时改的项目');
  });
});
