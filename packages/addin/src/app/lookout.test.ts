import { expect, test } from 'vitest';
import { createMemoryPresence } from '../memory/memory-presence.ts';
import { createMemorySchedule } from '../memory/memory-schedule.ts';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { createLookout, LOOK_EVERY_MS, OLD_AFTER_MS } from './lookout.ts';

function watched() {
  const schedule = createMemorySchedule();
  const presence = createMemoryPresence();
  let looks = 0;
  const end = createLookout({
    schedule,
    presence: presence.port,
    look: () => {
      looks += 1;
      return Promise.resolve();
    },
  });
  return { schedule, presence, end, looks: () => looks };
}

test('REMIND a pane that is seen looks about every ten minutes', async () => {
  const { schedule, looks } = watched();
  await schedule.run(LOOK_EVERY_MS * 0.9);
  expect(looks()).toBe(0);
  await schedule.run(LOOK_EVERY_MS * 2.5);
  expect(looks()).toBe(3);
});

test('REMIND a hidden pane sets no timer, and one that comes into sight looks at once unless it just has', async () => {
  const { schedule, presence, looks } = watched();
  presence.show(false);
  const timers = schedule.waits.length;
  await schedule.run(LOOK_EVERY_MS * 50);
  expect([looks(), schedule.waits.length]).toEqual([0, timers]);
  presence.show(true);
  await schedule.run(1);
  expect(looks()).toBe(1);
  presence.show(false);
  await schedule.run(OLD_AFTER_MS / 2);
  presence.show(true);
  await schedule.run(1);
  expect(looks()).toBe(1);
});

test('REMIND one that was ended looks no more', async () => {
  const { schedule, presence, end, looks } = watched();
  end();
  presence.show(true);
  await schedule.run(LOOK_EVERY_MS * 5);
  expect(looks()).toBe(0);
});

test('REMIND a reminder that comes while the pane is open is told, and what the person looks at stays as it is', async () => {
  const presence = createMemoryPresence();
  const server = createMemoryServer();
  const pane = await openPane([sampleSheet([sampleProject(1)])], { server, presence: presence.port });
  await pane.app.send();
  await pane.schedule.run(20_000);
  expect(pane.state().notice).toBeNull();
  server.remind('请在17:00前报送');
  await pane.schedule.run(LOOK_EVERY_MS * 1.1 - 15_000);
  expect(pane.state().notice).toMatchObject({ tone: 'warn', text: '收到催报：请在17:00前报送' });
  expect(pane.state().reporting).toMatchObject({ loading: false, answer: { reminders: [{ text: '请在17:00前报送' }] } });
  const asked = () => server.calls.filter((name) => name === 'submission').length;
  const before = asked();
  presence.show(false);
  await pane.schedule.run(LOOK_EVERY_MS * 10);
  expect(asked()).toBe(before);
});
