import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { TASK_PANE } from './task-pane.ts';

test('PANE the add-in a template opens is the one of the manifest', async () => {
  const manifest = await readFile(new URL('../../../../../manifest.xml', import.meta.url), 'utf8');
  expect(manifest).toContain(`<Id>${TASK_PANE.addinId}</Id>`);
  expect(manifest).toContain(`<Version>${TASK_PANE.version}</Version>`);
});
