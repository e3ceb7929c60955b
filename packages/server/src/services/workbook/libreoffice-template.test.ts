import { readFile } from 'node:fs/promises';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { fileStateSchema } from '@double-hundred/shared/sync/file-state';
import { testDistrict } from '@double-hundred/shared/testing/district';
import { readStatePart } from '@double-hundred/shared/workbook/state-part';
import { readLook, type SheetLook } from '@double-hundred/xlsx/read-look';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkWorkbook } from './check-workbook.ts';

const context = testDistrict();
const file = (name: string) => new URL(`../../../test-data/${name}.xlsx`, import.meta.url);

/** The formulas of the marks; it writes truth values as numbers. */
function marksOf(sheet: SheetLook | undefined): readonly string[] {
  return (sheet?.extras.conditionalRules ?? []).map(({ formula }) =>
    String(formula)
      .replace(/\bFALSE\b/g, '0')
      .replace(/\bTRUE\b/g, '1'),
  );
}

// template-filled.xlsx is a template of ours; LibreOffice 25.2 opened it and saved it as the other one.
describe('LIBREOFFICE a template that it saved', () => {
  let own: Uint8Array;
  let saved: Uint8Array;
  beforeAll(async () => {
    own = await readFile(file('template-filled'));
    saved = await readFile(file('template-from-libreoffice'));
  });

  test('LIBREOFFICE imports with the same ids, values and findings', async () => {
    const [before, after] = await Promise.all([own, saved].map((bytes) => checkWorkbook(bytes, projectsLedger, context)));
    if (before?.ok !== true || after?.ok !== true) throw new Error('not read');
    expect(after.value.rows).toEqual(before.value.rows);
    expect(after.value.rows.map(({ rowId }) => rowId)).toEqual([1, 2, 3, 4, 5].map((n) => `r${String(n).padStart(27, '0')}`));
    const grid = await readWorkbook(saved);
    const phone = grid.ok ? grid.value.sheets[0]?.rows[4]?.find((cell) => cell?.value === '013800001111') : undefined;
    expect(phone?.format).toBe('@');
    expect(after.value.columns).toEqual(before.value.columns);
  });

  test('LIBREOFFICE keeps lists, their names, the closed id column, the table and every mark word for word', async () => {
    const look = await readLook(saved);
    const sheet = look.sheets[0];
    const marks = marksOf(sheet);
    expect(marks).toEqual(marksOf((await readLook(own)).sheets[0]));
    expect(marks.length).toBeGreaterThan(30);
    const lists = (sheet?.validations ?? []).flatMap(({ type, formula1 }) => (type === 'list' ? [formula1] : []));
    expect(lists).toContain('dh_projects_stage');
    expect(look.names.map(({ name }) => name)).toEqual(expect.arrayContaining(lists));
    expect(sheet?.tables).toMatchObject([{ name: 'dh_table_projects', range: 'A3:AM38' }]);
    expect(sheet?.columns[38]?.hidden).toBe(true);
  });

  test('LIBREOFFICE keeps the state of the file', async () => {
    const grid = await readWorkbook(saved);
    const part = grid.ok ? readStatePart(grid.value.customXml[0] ?? '') : null;
    expect(fileStateSchema.parse(JSON.parse(part?.json ?? 'null'))).toMatchObject({ unit: 'shiqiao', ledger: 'projects' });
  });
});
