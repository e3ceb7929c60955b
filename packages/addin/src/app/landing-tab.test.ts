import { expect, test } from 'vitest';
import { createMemoryRoute } from '../memory/memory-route.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';

test('MANIFEST a clerk who pressed 上报 in the ribbon lands on the sending tab, and nothing is sent by that', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1)])], { route: createMemoryRoute('send').port });
  expect(pane.state().tab).toBe('sending');
  expect(pane.server.rows.size).toBe(0);
});

test('MANIFEST a button pressed while the pane is open changes the tab and loads the totals once', async () => {
  const route = createMemoryRoute();
  const pane = await openPane([sampleSheet([sampleProject(1)])], { route: route.port });
  expect([pane.state().tab, pane.state().totals.answer]).toEqual(['findings', null]);
  route.press('totals');
  await pane.settled();
  const { answer } = pane.state().totals;
  expect([pane.state().tab, answer?.basis]).toEqual(['totals', 'claimed']);
  route.press('check');
  route.press('totals');
  await pane.settled();
  expect(pane.state().totals.answer).toBe(answer);
});

test('MANIFEST a clerk who pressed 拉取汇总 before signing in finds the totals loaded', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1)])], { route: createMemoryRoute('totals').port });
  await pane.settled();
  expect([pane.state().tab, pane.state().totals.answer === null]).toEqual(['totals', false]);
});

test('MANIFEST the district’s people land on the totals whatever button they pressed', async () => {
  const route = createMemoryRoute('send');
  const pane = await openPane([sampleSheet([sampleProject(1)])], { user: 'office', route: route.port });
  expect(pane.state().tab).toBe('totals');
  route.press('check');
  expect(pane.state().tab).toBe('totals');
});

test('MANIFEST a button pressed before anybody signed in changes nothing on the page, a closed pane hears none', async () => {
  const route = createMemoryRoute();
  const pane = await openPane([sampleSheet([sampleProject(1)])], { route: route.port });
  await pane.app.signOut();
  route.press('send');
  expect(pane.state()).toMatchObject({ phase: 'signedOut', tab: 'findings' });
  await pane.app.signIn('clerk-shiqiao', 'demo');
  expect(pane.state().tab).toBe('sending');
  pane.app.stop();
  route.press('totals');
  expect(pane.state().tab).toBe('sending');
});
