import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExcelHost } from '../host/create-excel-host.ts';
import type { HostUser } from '../host/user.ts';
import { HostError } from '../protocol/host-error.ts';
import { LEDGER, PLAIN } from '../testing/open-ledger.ts';

const row = fc.integer({ min: 1, max: 9 });
const column = fc.integer({ min: 1, max: 4 });
const text = fc.constantFrom('', '甲', '12', '=A1+1', '=SUM(B2:B3)', '2026-10-01', '项目名称');
const area = fc
  .tuple(row, column, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }))
  .map(([top, left, down, right]) => ({
    top,
    left,
    bottom: top + down,
    right: left + right,
  }));

/** One thing a person does; what Excel refuses changes nothing. */
const action: fc.Arbitrary<(user: HostUser) => void> = fc.oneof(
  fc.tuple(row, column, text).map(
    ([r, c, value]) =>
      (user: HostUser) =>
        user.type('台账', r, c, value),
  ),
  fc.tuple(row, fc.integer({ min: 1, max: 3 })).map(
    ([r, count]) =>
      (user: HostUser) =>
        user.insertRows('台账', r, count),
  ),
  fc.tuple(row, fc.integer({ min: 1, max: 3 })).map(
    ([r, count]) =>
      (user: HostUser) =>
        user.deleteRows('台账', r, count),
  ),
  column.map((c) => (user: HostUser) => user.insertColumns('台账', c)),
  column.map((c) => (user: HostUser) => user.deleteColumns('台账', c)),
  area.map((cells) => (user: HostUser) => user.sort('台账', cells, [{ key: 0 }])),
  area.map((cells) => (user: HostUser) => user.fillDown('台账', cells)),
  area.map((cells) => (user: HostUser) => user.clear('台账', cells)),
  fc.tuple(row, column).map(
    ([r, c]) =>
      (user: HostUser) =>
        user.paste('台账', r, c, 'a\t1\r\nb\t2'),
  ),
);

const attempt = (run: () => void): void => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
};

it.each([
  ['a table', LEDGER],
  ['plain cells', PLAIN],
])('XL58 whatever a person does to %s, undoing all of it gives back the workbook it was', (_, workbook) => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const host = createExcelHost(workbook);
      const before = host.dump().sheets;
      for (const act of actions) attempt(() => act(host.user));
      while (host.user.undo());
      expect(host.dump().sheets).toEqual(before);
    }),
    { seed: 20261127, numRuns: 300 },
  );
});

it('XL59 whatever a person does, tables keep one heading per column, a row of data, and never meet', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const host = createExcelHost(LEDGER);
      for (const act of actions) attempt(() => act(host.user));
      const [sheet] = host.book.sheets;
      for (const table of sheet?.state.tables ?? []) {
        const headings = table.columns.map((__, index) => sheet?.cell(table.area.top, table.area.left + index)?.value);
        expect(headings).toEqual(table.columns.map((found) => found.name));
        expect(new Set(headings).size).toBe(headings.length);
        expect(table.area.bottom).toBeGreaterThan(table.area.top);
        expect(table.area.right - table.area.left + 1).toBe(table.columns.length);
      }
    }),
    { seed: 20261127, numRuns: 300 },
  );
});
