import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { readSheetRows } from '@double-hundred/shared/workbook/read-rows';
import { recogniseSheet } from '@double-hundred/shared/workbook/recognise';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemorySheet } from '../memory/memory-sheet.ts';
import type { CellContent } from '../ports/sheet-port.ts';
import { columnAt, sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { createLedgerReader } from './read-ledger.ts';

const SHEET = '项目台账';
const content = fc.constantFrom<CellContent>(
  null,
  '同上',
  '〃',
  '工业',
  '石桥镇',
  '合计',
  '小计',
  '例',
  '填报人：',
  '注：',
  12_000,
  '1.2亿',
  '项目名称',
);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      row: fc.integer({ min: 1, max: 20 }),
      key: fc.constantFrom('projectName', 'industry', 'introducingUnit', 'totalInvestmentYuan', 'stage'),
      value: content,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), row: fc.integer({ min: 2, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), row: fc.integer({ min: 4, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hide' as const), row: fc.integer({ min: 4, max: 20 }) }) },
);

test('PANE reading only what changed gives what reading the whole sheet anew gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), async (bursts) => {
      const seed = sampleSheet(Array.from({ length: 12 }, (_, index) => sampleProject(index + 1)));
      const { port, user } = createMemorySheet([
        { ...seed, merges: [{ top: 6, left: columnAt('industry'), bottom: 8, right: columnAt('industry') }] },
      ]);
      const reader = createLedgerReader(projectsLedger, () => Promise.resolve(), 4);
      await reader.read(await port.read(SHEET));
      for (const burst of bursts) {
        for (const made of burst) {
          if (made.kind === 'type') user.type(SHEET, made.row, columnAt(made.key), made.value);
          else if (made.kind === 'insert') user.insertRows(SHEET, made.row, 1);
          else if (made.kind === 'delete') user.deleteRows(SHEET, [made.row]);
          else user.hideRows(SHEET, [made.row]);
        }
        const reading = await port.read(SHEET);
        const layout = recogniseSheet(reading, projectsLedger);
        const known = await reader.read(reading);
        if (!layout) {
          expect(known).toBeNull();
          return;
        }
        expect(known?.layout).toEqual(layout);
        expect(known?.sources).toEqual(readSheetRows(reading, layout, projectsLedger));
      }
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('PANE a row that did not change stays the same object, so that nothing is done for it', async () => {
  const { port, user } = createMemorySheet([sampleSheet(Array.from({ length: 12 }, (_, index) => sampleProject(index + 1)))]);
  const reader = createLedgerReader(projectsLedger, () => Promise.resolve());
  const before = await reader.read(await port.read(SHEET));
  user.type(SHEET, 6, columnAt('projectName'), '改名');
  const after = await reader.read(await port.read(SHEET));
  expect(after?.sources.map((source, index) => source === before?.sources[index])).toEqual(
    Array.from({ length: 12 }, (_, index) => index !== 2),
  );
});
