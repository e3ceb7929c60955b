import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { memoryRule } from '../test/memory-rules.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';

test('RULE a change of a rule that was refused is told to the form that asked, and done only when the server has it', async () => {
  const server = createMemoryServer();
  const { app, state } = await openPane([sampleSheet([sampleProject(1)])], { server });
  const change = { state: 'trial' as const, note: '第三次调度会确定' };
  server.offline = true;
  expect(await app.changeRule('projects', memoryRule('P022'), change)).toMatch(/网络/);
  server.offline = false;
  expect(await app.changeRule('projects', { ...memoryRule('P022'), state: 'inForce' }, change)).toBeNull();
  expect(state().notice?.text).toMatch(/设为试行，正在重新检查/);
  expect(await app.changeRule('projects', memoryRule('P022'), change)).toBeNull();
  expect(state().notice?.text).toMatch(/今天仍为试行，已报的行不用重新检查/);
});
