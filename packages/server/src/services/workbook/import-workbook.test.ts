import { readFile } from 'node:fs/promises';
import type { Day } from '@double-hundred/shared/kernel/day';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { User } from '@double-hundred/shared/protocol/session';
import { FILE_STATE_KEY, readStatePart } from '@double-hundred/shared/workbook/state-part';
import { patchArchive } from '@double-hundred/xlsx/patch-archive';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { describe, expect, test } from 'vitest';
import { importWorkshop as workshop } from '../../testing/import-workshop.ts';
import { demoCampaign } from '../seed/demo-campaign.ts';
import { DEMO_UNITS } from '../seed/demo-units.ts';
import { ledgerSheet } from './ledger-sheet.ts';
import { templateLooks } from './template-looks.ts';
import { templateWorkbook } from './template-workbook.ts';

const TODAY = '2026-11-23' as Day;
const CLERK: User = { id: 'clerk-shiqiao', name: '石桥填报员', role: 'clerk', unitId: 'shiqiao' };
const caseFile = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../../xlsx/test-data/${name}.xlsx`, import.meta.url)));

/** A template in which somebody typed another heading; the table of the file has it too, as Excel sees to it. */
function renamedHeading(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const rename = (xml: string): string => xml.replace(`>${from}</t>`, `>${to}</t>`).replace(`name="${from}"`, `name="${to}"`);
  return patchArchive(bytes, { added: [], changed: { 'xl/worksheets/sheet1.xml': rename, 'xl/tables/table1.xml': rename } });
}

/** A workbook of a clerk with the ledger of this year and that of the last. */
async function twoLedgers(): Promise<Uint8Array> {
  const [definition] = builtinLedgers;
  if (!definition) throw new Error('no ledger');
  const context = { campaign: demoCampaign(TODAY), units: DEMO_UNITS, today: TODAY, ownUnitId: 'shiqiao' };
  const rows = [{ rowId: 'r0000000000000001', fields: { projectName: '甲项目' } }];
  const { validations: _lists, conditionals: _marks, tables: _table, ...sheet } = ledgerSheet({ definition, context, rows });
  return writeWorkbook({
    title: '台账',
    looks: templateLooks(definition.columns),
    sheets: ['今年', '去年'].map((name) => ({ ...sheet, name })),
  });
}

describe('import', () => {
  test('STORE a clean file is taken in once; the second time nothing changes', async () => {
    const shop = await workshop();
    const bytes = await caseFile('town-clean');
    const first = await shop.import(bytes);
    expect(first.results).toEqual({ accepted: 40 });
    expect(first.rows.every(({ matchedBy, rev }) => matchedBy === 'new' && rev === 1)).toBe(true);
    const second = await shop.import(bytes);
    expect(second.results).toEqual({ noop: 40 });
    expect(await shop.store.rows('shiqiao', 'projects')).toHaveLength(40);
  });

  test('STORE validate answers the same and leaves no trace', async () => {
    const shop = await workshop();
    const bytes = await caseFile('department-bad');
    const tried = await shop.import(bytes, { unit: 'shangwuju', mode: 'validate' });
    expect(await shop.store.rows('shangwuju', 'projects')).toEqual([]);
    expect((await shop.store.quarantine({ unitId: 'shangwuju', ledger: 'projects', limit: 1_000, after: null })).rows).toEqual(
      [],
    );
    const done = await shop.import(bytes, { unit: 'shangwuju' });
    expect(done.rows.map(({ row, status }) => [row, status])).toEqual(tried.rows.map(({ row, status }) => [row, status]));
  });

  test('P002 rows with an error are never counted; what the clerk wrote is kept', async () => {
    const shop = await workshop();
    const done = await shop.import(await caseFile('department-bad'), { unit: 'shangwuju' });
    const wrong = done.rows.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    expect(wrong).toHaveLength(done.summary.rowsWithError);
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set(['invalid', 'held']));
    expect(wrong.filter(({ status }) => status === 'invalid').length).toBeGreaterThan(40);
    expect(await shop.store.rows('shangwuju', 'projects')).toHaveLength(done.results['accepted'] ?? 0);
    const quarantine = (await shop.store.quarantine({ unitId: 'shangwuju', ledger: 'projects', limit: 1_000, after: null })).rows;
    expect(quarantine.length).toBe(done.results['invalid']);
    expect(JSON.stringify(quarantine)).toContain('约');
  });

  test('QUARANTINE a faulty file sent again and again adds nothing to what was refused of it', async () => {
    const shop = await workshop();
    const bytes = await caseFile('department-bad');
    const kept = async () =>
      (await shop.store.quarantine({ unitId: 'shangwuju', ledger: 'projects', limit: 1_000, after: null })).rows;
    await shop.import(bytes, { unit: 'shangwuju' });
    // The second time a row may be refused for what the first time stored.
    await shop.import(bytes, { unit: 'shangwuju' });
    const first = await kept();
    await shop.import(bytes, { unit: 'shangwuju' });
    const again = await kept();
    const contents = (list: typeof first) => list.map(({ rowNo, content }) => JSON.stringify([rowNo, content])).sort();
    expect(contents(again)).toEqual(contents(first));
    expect(again.map(({ mutationId }) => mutationId)).not.toEqual(first.map(({ mutationId }) => mutationId));
  });

  test('N02 rows wait for their proposals unless these are applied', async () => {
    const shop = await workshop();
    const bytes = await caseFile('town-messy');
    const pending = await shop.import(bytes, { unit: 'liuwan', applyProposals: false });
    const waiting = pending.rows.filter(({ normalised }) => normalised.some(({ handling }) => handling === 'confirm'));
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['held']));
    expect(pending.results['accepted']).toBe(27 - waiting.length);
    const applied = await shop.import(bytes, { unit: 'liuwan', applyProposals: true });
    expect(applied.results).toEqual({ noop: 27 - waiting.length, accepted: waiting.length });
    expect(applied.totals.signed).toEqual({ count: 8, yuan: 1_086_500_000 });
  });

  test('N02 the history of an imported row tells what was typed where it was read as something else', async () => {
    const shop = await workshop();
    const done = await shop.import(await caseFile('town-messy'), { unit: 'liuwan', applyProposals: true });
    const read = done.rows.find(({ status, normalised }) => status === 'accepted' && normalised.length > 1);
    if (!read) throw new Error('nothing was read as something else');
    const [revision] = await shop.store.revisions(read.rowId ?? '');
    expect(revision?.normalised).toEqual(
      Object.fromEntries(
        read.normalised.flatMap(({ column, from, kind }) =>
          read.values[column] === undefined ? [] : [[column, { from, kind }]],
        ),
      ),
    );
  });

  test('S08 a filled template comes back with its ids and changes only the cell that was edited', async () => {
    const shop = await workshop();
    await shop.import(await caseFile('town-clean'));
    const made = await shop.template({ unit: 'shiqiao', ledger: 'projects' }, CLERK);
    if (!made.ok) throw new Error(made.error.detail);
    const grid = await readWorkbook(made.value);
    if (!grid.ok) throw new Error(grid.error.message);
    const part = readStatePart(grid.value.customXml[0] ?? '');
    expect(part?.key).toBe(FILE_STATE_KEY);
    expect(Object.keys(JSON.parse(part?.json ?? '{}').shadow)).toHaveLength(40);
    expect((await shop.import(made.value)).results).toEqual({ noop: 40 });

    const rows = (await shop.store.rows('shiqiao', 'projects')).map(({ rowId, fields }) => ({ rowId, fields }));
    const edited = rows.map((row, index) =>
      index === 0 ? { ...row, fields: { ...row.fields, progress: '主体结构封顶。' } } : row,
    );
    const definition = builtinLedgers[0];
    if (!definition) throw new Error('no ledger');
    const again = await shop.import(
      await templateWorkbook({ definition, context: shop.reference.context('shiqiao'), rows: edited }),
    );
    expect(again.results).toEqual({ accepted: 1, noop: 39 });
    expect(again.rows.find(({ status }) => status === 'accepted')).toMatchObject({
      rowId: rows[0]?.rowId,
      matchedBy: 'id',
      rev: 2,
    });
  });

  test('STORE an edit made in an older file is merged with what changed since, field by field', async () => {
    const shop = await workshop();
    await shop.import(await caseFile('town-clean'));
    const old = await shop.template({ unit: 'shiqiao', ledger: 'projects' }, CLERK);
    if (!old.ok) throw new Error(old.error.detail);
    const definition = builtinLedgers[0];
    if (!definition) throw new Error('no ledger');
    const rows = (await shop.store.rows('shiqiao', 'projects')).map(({ rowId, fields }) => ({ rowId, fields }));
    const [first] = rows;
    if (!first) throw new Error('no row');
    const elsewhere = rows.map((row) => (row === first ? { ...row, fields: { ...row.fields, remark: '别处改的备注' } } : row));
    await shop.import(await templateWorkbook({ definition, context: shop.reference.context('shiqiao'), rows: elsewhere }));
    expect((await shop.import(old.value)).results).toEqual({ noop: 40 });
    expect((await shop.store.row(first.rowId))?.fields['remark']).toBe('别处改的备注');
  });

  test('UNIT a file made for another unit is refused by one sentence and stores nothing', async () => {
    const shop = await workshop();
    await shop.import(await caseFile('town-clean'));
    const made = await shop.template({ unit: 'shiqiao', ledger: 'projects' }, CLERK);
    if (!made.ok) throw new Error(made.error.detail);
    expect(await shop.refusal(made.value, { unit: 'liuwan' })).toMatchObject({
      code: 'FILE_UNREADABLE',
      detail: expect.stringMatching(/^这份文件是石桥镇的台账，不能导入到柳湾/),
    });
    expect(await shop.store.rows('liuwan', 'projects')).toEqual([]);
  });

  test('S10 a template whose headings were renamed and moved is read by what it remembers of itself', async () => {
    const shop = await workshop();
    await shop.import(await caseFile('town-clean'));
    const made = await shop.template({ unit: 'shiqiao', ledger: 'projects' }, CLERK);
    if (!made.ok) throw new Error(made.error.detail);
    const renamed = await renamedHeading(made.value, '总投资', '投资盘子');
    const answer = await shop.import(renamed);
    expect(answer.findings).toEqual([]);
    expect(answer.results).toEqual({ noop: 40 });
  });

  test('S01 a workbook with the same ledger in two sheets is refused by one sentence that names them', async () => {
    const shop = await workshop();
    const bytes = await twoLedgers();
    expect(await shop.refusal(bytes)).toMatchObject({
      code: 'FILE_UNREADABLE',
      detail: expect.stringContaining('有 2 张“项目总台账”（今年、去年）'),
    });
    expect(await shop.store.rows('shiqiao', 'projects')).toEqual([]);
  });

  test('STORE a file that is no ledger gets one sentence', async () => {
    const shop = await workshop();
    expect(await shop.refusal(new TextEncoder().encode('项目名称,总投资\n甲,1'))).toMatchObject({
      code: 'FILE_UNREADABLE',
      detail: expect.stringContaining('不是 .xlsx'),
    });
    const list = await templateWorkbook({
      definition: { ...(builtinLedgers[0] ?? Object.assign({})), columns: [] },
      context: shop.reference.context('shiqiao'),
      rows: [],
    });
    expect(await shop.refusal(list)).toMatchObject({ code: 'FILE_UNREADABLE', detail: expect.stringContaining('没有找到') });
  });
});
