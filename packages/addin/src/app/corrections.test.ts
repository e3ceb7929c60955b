import { expect, test } from 'vitest';
import { columnAt, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { openPane } from '../test/open-pane.ts';

const SHEET = '项目台账';
const three = () => [sampleProject(1), sampleProject(2), sampleProject(3)];
const at = (pane: Awaited<ReturnType<typeof openPane>>, row: number, key: string) => pane.user.valueAt(SHEET, row, columnAt(key));

test('PANE lists what is written otherwise with its kind, and writes one kind in one press', async () => {
  const cells = { '4 totalInvestmentYuan': '1.5亿', '5 signedDay': '2026.9.15', '6 signedDay': '2026年9月16日' };
  const pane = await openPane([sampleSheet(three(), cells)]);
  const { proposals, readings } = pane.state().check;
  expect(proposals.map(({ kind, from, to }) => [kind, from, to])).toEqual([['N02', '1.5亿', '15000万元']]);
  expect(readings.map(({ kind }) => kind).sort()).toEqual(['D01', 'D02']);
  await pane.app.applyProposals(readings.filter(({ kind }) => kind === 'D01').map(({ id }) => id));
  expect(at(pane, 5, 'signedDay')).not.toBe('2026.9.15');
  expect([at(pane, 4, 'totalInvestmentYuan'), at(pane, 6, 'signedDay')]).toEqual(['1.5亿', '2026年9月16日']);
  await pane.app.undo();
  expect(at(pane, 5, 'signedDay')).toBe('2026.9.15');
});

test('PANE sends along what was typed, whether the cell was put right or only read', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 totalInvestmentYuan': '1.5亿', '5 signedDay': '2026.9.15' })]);
  await pane.app.applyProposals(pane.state().check.proposals.map(({ id }) => id));
  await pane.app.send();
  expect(pane.server.pushed.flatMap(({ normalised }) => (normalised === undefined ? [] : [normalised]))).toEqual([
    { totalInvestmentYuan: { from: '1.5亿', kind: 'N02' } },
    { signedDay: { from: '2026.9.15', kind: 'D01' } },
  ]);
});

test('P008 PANE asks which amount was meant and writes the one that is chosen', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 totalInvestmentYuan': 1.2 })]);
  const [finding] = pane.findingsOf('P008');
  expect(finding?.choices?.map(({ value }) => value)).toEqual([12_000, 120_000_000]);
  await pane.app.choose(finding?.id ?? '', 1);
  expect(at(pane, 4, 'totalInvestmentYuan')).toBe(12_000);
  expect(pane.findingsOf('P008')).toEqual([]);
  await pane.app.undo();
  expect(at(pane, 4, 'totalInvestmentYuan')).toBe(1.2);
});

test('P008 PANE takes the choice that keeps the amount as its reason', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 totalInvestmentYuan': 1.2 })]);
  const [finding] = pane.findingsOf('P008');
  await pane.app.choose(finding?.id ?? '', 0);
  expect(at(pane, 4, 'totalInvestmentYuan')).toBe(1.2);
  expect(pane.findingsOf('P008')[0]?.reason).toContain('总投资确为');
});

test('DATE_AMBIGUOUS_MONTH PANE offers the days 2024.1 may mean and guesses none', async () => {
  const pane = await openPane([sampleSheet(three(), { '4 signedDay': { value: 2026.1, format: 'General' } })]);
  const [finding] = pane.findingsOf('DATE_AMBIGUOUS_MONTH');
  expect(finding?.choices?.map(({ value }) => value)).toEqual(['2026-01-01', '2026-01-31', '2026-10-01', '2026-10-31']);
  await pane.app.choose(finding?.id ?? '', 2);
  expect(pane.findingsOf('DATE_AMBIGUOUS_MONTH')).toEqual([]);
});

test('P005 PANE asks for the reason again when its value changes, and offers the former one', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1, { fundsInPlaceYuan: 200_000_000 })])]);
  await pane.app.explain(pane.findingsOf('P005')[0]?.key ?? '', 'P005', '资金提前到位');
  await pane.app.send();
  pane.user.type(SHEET, 4, columnAt('progress'), '另一进展');
  await pane.settled();
  expect(pane.findingsOf('P005')[0]?.reason).toBe('资金提前到位');
  pane.user.type(SHEET, 4, columnAt('fundsInPlaceYuan'), 30_000);
  await pane.settled();
  expect(pane.findingsOf('P005')[0]).toMatchObject({ formerReason: '资金提前到位' });
  expect(pane.state().check.rowsUnexplained).toBe(1);
  await pane.app.send();
  expect(pane.server.pushed.at(-1)?.explanations).toBeUndefined();
  await pane.app.explain(pane.findingsOf('P005')[0]?.key ?? '', 'P005', '资金提前到位');
  await pane.app.send();
  expect(pane.server.pushed.at(-1)?.explanations).toEqual({ P005: '资金提前到位' });
  expect(pane.state().sending.unsent).toBe(0);
});

test('P005 PANE sends a reason again when a value goes away and comes back', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1, { fundsInPlaceYuan: 200_000_000 })])]);
  await pane.app.explain(pane.findingsOf('P005')[0]?.key ?? '', 'P005', '资金提前到位');
  await pane.app.send();
  for (const wan of [5_000, 20_000]) {
    pane.user.type(SHEET, 4, columnAt('fundsInPlaceYuan'), wan);
    await pane.settled();
    await pane.app.send();
  }
  expect(pane.server.pushed.at(-1)?.explanations).toEqual({ P005: '资金提前到位' });
});

test('P010 PANE sends no reason for what was found after it was written, and the clerk writes it for all that is late', async () => {
  const late = sampleProject(1, { plannedStartDay: '2026-11-01', plannedCompletionDay: '2026-11-25' });
  const pane = await openPane([sampleSheet([late])]);
  await pane.app.explain(pane.findingsOf('P010')[0]?.key ?? '', 'P010', '用地手续未办完');
  // Three days on, before anything was sent.
  pane.storage.set('day-offset', '3');
  await pane.app.send();
  expect(pane.server.pushed).toHaveLength(1);
  expect(pane.server.pushed[0]?.explanations).toBeUndefined();
  expect(pane.state().check.rowsUnexplained).toBe(1);
  expect(pane.state().sending.unsent).toBe(0);
  await pane.app.explain(pane.findingsOf('P010')[0]?.key ?? '', 'P010', '用地手续未办完');
  await pane.app.send();
  expect(pane.server.pushed.at(-1)?.explanations).toEqual({ P010: '用地手续未办完' });
  expect(pane.state().check.rowsUnexplained).toBe(0);
});

test('P005 PANE shows a reason that was written in another file', async () => {
  const first = await openPane([sampleSheet([sampleProject(1, { fundsInPlaceYuan: 200_000_000 })])]);
  await first.app.send();
  const [rowId = ''] = [...first.server.rows.keys()];
  first.server.explainElsewhere(rowId, { P005: '另一人写的说明' });
  await first.app.send();
  expect(first.findingsOf('P005')[0]?.reason).toBe('另一人写的说明');
  expect(first.state().check.rowsUnexplained).toBe(0);
});
