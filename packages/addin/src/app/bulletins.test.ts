import type { BulletinEntry, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';

const entry = { id: 'b1', notice: '双百办〔2026〕1号', title: '关于进展情况的通报' } as BulletinEntry;
const reading = { text: { notice: entry.notice, title: entry.title }, moved: [], moreMoved: 0 } as unknown as BulletinReading;

test('BULLETIN a unit lists what is published, opens it and goes back, with or without a ledger in the sheet', async () => {
  for (const seeds of [[sampleSheet([sampleProject(1)])], [{ name: '空表', rows: [] }]]) {
    const server = createMemoryServer();
    const { app, state } = await openPane(seeds, { server });
    await app.readBulletins((at) => at.load());
    expect(state().bulletins.list).toEqual([]);
    server.bulletins = [{ entry, reading }];
    await app.readBulletins((at) => at.load());
    expect(state().bulletins.list).toEqual([entry]);
    await app.readBulletins((at) => at.open(entry));
    expect(state().bulletins.open).toEqual({ entry, reading });
    await app.readBulletins((at) => at.close());
    expect(state().bulletins.open).toBeNull();
  }
});

test('BULLETIN without a network the list says so and stays', async () => {
  const server = createMemoryServer();
  server.bulletins = [{ entry, reading }];
  const { app, state } = await openPane([sampleSheet([sampleProject(1)])], { server });
  await app.readBulletins((at) => at.load());
  server.offline = true;
  await app.readBulletins((at) => at.open(entry));
  expect(state().bulletins).toMatchObject({ open: null, list: [entry], failure: expect.stringMatching(/网络/) });
});
