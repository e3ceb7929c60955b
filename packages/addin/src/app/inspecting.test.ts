import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { inspectionsWaiting } from './waiting.ts';

test('INSPECT a unit sees its demands and why an issue was sent back, from the start and without asking', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1)])]);
  await pane.settled();
  const { inspections, closeOuts } = pane.state().inspecting;
  expect(inspections).toMatchObject([{ demand: '清空料场', overdueDays: 3, state: 'open' }]);
  expect(closeOuts[0]?.decisions).toMatchObject([{ decision: 'reject', ground: '还有1户没有搬' }]);
  expect(inspectionsWaiting(pane.state().inspecting)).toBe(2);
});

test('INSPECT a unit answers a demand with a photo and applies for close-out; nothing waits for it any more', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1)])]);
  await pane.app.inspect((inspecting) => inspecting.reply('i1', '已清空'));
  await pane.app.inspect((inspecting) => inspecting.openFiles({ of: 'inspection', id: 'i1' }));
  await pane.app.inspect((inspecting) => inspecting.upload({ name: '现场.jpg', bytes: new Uint8Array([1]) }));
  expect(pane.state().inspecting.open?.evidence.map(({ name }) => name)).toEqual(['现场.jpg']);
  await pane.app.inspect((inspecting) => inspecting.apply('q1', '最后1户已搬'));
  const { inspections, closeOuts, failure } = pane.state().inspecting;
  expect(failure).toBeNull();
  expect(inspections[0]).toMatchObject({ state: 'replied', files: 1 });
  expect(closeOuts[0]).toMatchObject({ state: 'applied', progress: '最后1户已搬' });
  expect(inspectionsWaiting(pane.state().inspecting)).toBe(0);
});

test('INSPECT without a network the last known stays and the failure is said', async () => {
  const server = createMemoryServer();
  const pane = await openPane([sampleSheet([sampleProject(1)])], { server });
  await pane.settled();
  server.offline = true;
  await pane.app.inspect((inspecting) => inspecting.apply('q1', '已搬'));
  expect(pane.state().inspecting.failure).not.toBeNull();
  expect(pane.state().inspecting.inspections).toHaveLength(1);
});
