import { ok } from '@double-hundred/shared/kernel/result';
import { issuesLedger } from '@double-hundred/shared/ledger/issues';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { expect, test } from 'vitest';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import type { ServerPort } from '../ports/server-port.ts';
import { ledgerSheetSeed } from '../test/ledger-sheet-seed.ts';
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

test('CLOSEOUT PANE says that a missing issue was raised by inspectors as soon as that is known, without being asked', async () => {
  const memory = createMemoryServer();
  let linkedIssue: Inspection['linkedIssue'] = null;
  const inspections: ServerPort['inspections'] = async () => {
    const answer = await memory.port.inspections();
    return answer.ok ? ok(answer.value.map((inspection) => ({ ...inspection, linkedIssue }))) : answer;
  };
  const server = { ...memory, port: { ...memory.port, inspections } };
  const issue = (problem: string) =>
    testRow('issues', { projectRef: { text: '第0001号新材料生产项目' }, problem, verifier: null });
  const sheet = createMemorySheet([sampleSheet([sampleProject(1)]), ledgerSheetSeed('issues', [issue('甲'), issue('乙')])]);
  const pane = await openPane([], { server, sheet });
  await pane.app.openSheet(issuesLedger.title);
  await pane.app.send();
  await pane.app.openSheet(issuesLedger.title);
  sheet.user.deleteRows(issuesLedger.title, [3]);
  await pane.settled();
  const { missing } = pane.state().sending;
  expect(missing).toMatchObject([{ kept: null }]);
  linkedIssue = { rowId: missing[0]?.rowId ?? '', problem: '乙', state: 'open' };
  await pane.app.inspect((inspecting) => inspecting.look());
  expect(pane.state().sending.missing).toMatchObject([{ kept: expect.stringContaining('由督查提出') }]);
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
