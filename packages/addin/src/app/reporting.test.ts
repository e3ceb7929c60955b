import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { FIRST_ROW, sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const two = () => [sampleSheet([sampleProject(1), sampleProject(2)])];

test('SUBMIT the pane shows where the ledger stands, and the reviewer hands it in and gets a receipt', async () => {
  const pane = await openPane(two(), { user: 'reviewer-shiqiao' });
  await pane.app.send();
  expect(pane.state().reporting.answer).toMatchObject({ state: 'draft', completeness: { due: 2, done: 1 } });
  await pane.app.report((reporting) => reporting.take('submit'));
  expect(pane.state().reporting.answer).toMatchObject({ state: 'submitted', receipt: '20261123-0001-7K' });
  expect(pane.state().notice).toMatchObject({ tone: 'good', text: '已报送。' });
});

test('SUBMIT rows sent back stand on top of the findings, with the reason and a way to the row', async () => {
  const server = createMemoryServer();
  const pane = await openPane(two(), { user: 'reviewer-shiqiao', server });
  await pane.app.send();
  const rowId = [...server.rows.keys()][1] ?? '';
  const where = { unit: 'shiqiao', ledger: 'projects', period: '2026-W48' };
  await server.port.takeStep('submit', where);
  await server.port.takeStep('return', { ...where, reason: '请核对', rowReasons: [{ rowId, reason: '签约日期与合同不符' }] });
  await pane.app.report((reporting) => reporting.load());
  expect(pane.state().check.groups[0]).toMatchObject({
    title: '退回意见',
    findings: [{ row: FIRST_ROW + 1, message: '签约日期与合同不符' }],
  });
  await pane.app.report((reporting) => reporting.jump(rowId));
  expect(pane.sheet.workbook.selected).toMatchObject({ row: FIRST_ROW + 1 });
  await pane.app.report((reporting) => reporting.take('submit'));
  expect(pane.state().check.groups.map(({ title }) => title)).not.toContain('退回意见');
});

test('SUBMIT the office opens a unit from its list, takes a step, and the list follows', async () => {
  const server = createMemoryServer();
  const pane = await openPane([], { user: 'office', server });
  await server.port.takeStep('submit', { unit: 'shiqiao', ledger: 'projects', period: '2026-W48' });
  pane.app.chooseTab('reporting');
  await pane.settled();
  const stateOf = () => pane.state().reporting.lines?.submissions.find(({ unitId }) => unitId === 'shiqiao')?.state;
  expect(stateOf()).toBe('submitted');
  await pane.app.report((reporting) => reporting.openUnit('shiqiao'));
  await pane.app.report((reporting) => reporting.take('approve'));
  expect(pane.state().reporting.answer?.state).toBe('approved');
  expect(stateOf()).toBe('approved');
  await pane.app.report((reporting) => reporting.closeUnit());
  expect(pane.state().reporting.answer).toBeNull();
});

test('SUBMIT the office is offered the ledgers that are reported in periods, funds not among them', async () => {
  const pane = await openPane([], { user: 'office' });
  pane.app.chooseTab('reporting');
  await pane.settled();
  const { cycled } = pane.state().reporting;
  expect(cycled).toContain('indicators');
  expect(cycled).not.toContain('funds');
});

test('SUBMIT without a network the pane says so and keeps what it had', async () => {
  const pane = await openPane(two(), { user: 'reviewer-shiqiao' });
  await pane.app.send();
  pane.server.offline = true;
  await pane.app.report((reporting) => reporting.take('submit'));
  expect(pane.state().reporting).toMatchObject({ loading: false, answer: { state: 'draft' } });
  expect(pane.state().notice?.tone).toBe('bad');
});

test('EXEMPT a rule that was granted informs only, in the sheet as soon as the pane looks again', async () => {
  const server = createMemoryServer();
  const pane = await openPane([sampleSheet([sampleProject(1, { fundsInPlaceYuan: 200_000_000 })])], {
    user: 'reviewer-shiqiao',
    server,
  });
  const severity = () => pane.findingsOf('P005').map((finding) => finding.severity);
  expect(severity()).toEqual(['explain']);
  await pane.app.report((reporting) => reporting.askExemption('P005', '资金按合同分期到位'));
  expect(pane.state().reporting.exemptions).toMatchObject([{ ruleId: 'P005', state: 'asked' }]);
  await server.port.answerExemption('x1', { granted: true, reason: '同意' });
  await pane.app.report((reporting) => reporting.load());
  expect(severity()).toEqual(['info']);
});
