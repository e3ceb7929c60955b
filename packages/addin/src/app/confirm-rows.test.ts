import { withRuleSettings } from '@double-hundred/shared/rule/rule-life';
import { expect, test } from 'vitest';
import { columnAt, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { openPane } from '../test/open-pane.ts';

const SHEET = '项目台账';
const three = () => [sampleProject(1), sampleProject(2), sampleProject(3)];
const confirmed = (pane: Awaited<ReturnType<typeof openPane>>) => pane.server.pushed.filter(({ confirm }) => confirm === true);

test('P014 PANE finds a row nobody has touched for long and falls silent when it is confirmed in one press', async () => {
  const pane = await openPane([sampleSheet(three())]);
  pane.server.at = '2026-11-01T01:00:00Z';
  await pane.app.send();
  expect(pane.findingsOf('P014').map(({ settledBy }) => settledBy)).toEqual(['confirm', 'confirm', 'confirm']);
  pane.server.at = '2026-11-23T01:05:00Z';
  await pane.app.confirmRows([pane.findingsOf('P014')[0]?.key ?? '']);
  expect(pane.findingsOf('P014')).toHaveLength(2);
  await pane.app.confirmRows('all');
  expect(pane.findingsOf('P014')).toEqual([]);
  expect(pane.state().sending).toMatchObject({ unsent: 0, unchanged: 3, failure: null });
  expect(pane.state().notice?.text).toContain('已确认3行无变化');
});

test('PANE confirms no row that has been changed; it stays to be sent as a change', async () => {
  const pane = await openPane([sampleSheet(three())]);
  await pane.app.send();
  pane.user.type(SHEET, 4, columnAt('progress'), '签约后推进');
  await pane.settled();
  expect(pane.app.unchangedRows().map(({ rowName }) => rowName)).toEqual(['第0002号新材料生产项目', '第0003号新材料生产项目']);
  await pane.app.confirmRows('all');
  expect(confirmed(pane)).toHaveLength(2);
  expect([...pane.server.rows.values()].map(({ rev }) => rev)).toEqual([2, 2, 2]);
});

test('I2 PANE a confirmation whose answer was lost is not made twice', async () => {
  const pane = await openPane([sampleSheet(three())]);
  await pane.app.send();
  pane.server.loseNextAnswer = true;
  const confirming = pane.app.confirmRows('all');
  await pane.schedule.run(20_000);
  await confirming;
  expect([...pane.server.rows.values()].map(({ rev }) => rev)).toEqual([2, 2, 2]);
});

test('RULE PANE fetches the ledgers again when the server’s rules have moved on, and judges the sheet under them', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1, { evidence: null })])]);
  expect(pane.findingsOf('P022').map(({ severity }) => severity)).toEqual(['explain']);
  pane.server.ledgers = pane.server.ledgers.map((ledger) =>
    withRuleSettings(ledger, [{ ruleId: 'P022', severity: null, life: { trialFrom: '2026-11-01' } }], 2),
  );
  await pane.app.send();
  expect(pane.findingsOf('P022').map(({ severity }) => severity)).toEqual(['info']);
  expect(pane.state().tab).toBe('findings');
});
