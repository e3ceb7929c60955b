import type { Day } from '@double-hundred/shared/kernel/day';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { readPart } from '@double-hundred/xlsx/archive';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { describe, expect, test } from 'vitest';
import { demoCampaign } from '../seed/demo-campaign.ts';
import { DEMO_UNITS } from '../seed/demo-units.ts';
import { checkWorkbook } from './check-workbook.ts';
import { templateWorkbook } from './template-workbook.ts';

const TODAY = '2026-11-23' as Day;
const context = { campaign: demoCampaign(TODAY), units: DEMO_UNITS, today: TODAY, ownUnitId: 'shiqiao' };
const FIELDS: RowFields = {
  projectName: '=HYPERLINK("http://example.invalid","甲")',
  projectCode: '2607-320698-99-01-678537',
  industry: '服务业',
  investor: '某某集团（总部）',
  investorOrigin: '省外',
  content: '建设酒店一座。\n分两期实施。',
  introducingUnit: 'shiqiao',
  attribution: [
    { unit: 'shiqiao', bps: 6_670 },
    { unit: 'shangwuju', bps: 3_330 },
  ],
  totalInvestmentYuan: 120_000_001,
  landMu: '12.5',
  stage: '在谈',
  plannedStartDay: '2027-01-05',
  responsiblePerson: '张三',
  phone: '13800001111',
  taskForce: ['李四', '王五'],
  keyList: ['省重大', '市重点'],
  progress: '正在洽谈。',
};

describe.each(builtinLedgers.map((definition) => [definition.id, definition] as const))('template of %s', (_, definition) => {
  test('S01 an empty template is recognised, with every column and no row', async () => {
    const read = await checkWorkbook(await templateWorkbook({ definition, context, rows: [] }), definition, context);
    if (!read.ok) throw new Error(read.error.message);
    expect(Object.values(read.value.columns)).toEqual(definition.columns.map(({ key }) => key));
    expect(read.value).toMatchObject({ headingRows: [3], rows: [], findings: [], localColumns: { A: '序号' } });
  });
});

describe('template', () => {
  const definition = builtinLedgers.find(({ id }) => id === 'projects');
  if (!definition) throw new Error('no projects ledger');

  test('D01 what was written into it is read back exactly, nothing as a formula', async () => {
    const bytes = await templateWorkbook({ definition, context, rows: [{ rowId: 'r0000000000000001', fields: FIELDS }] });
    const read = await checkWorkbook(bytes, definition, context);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.rows).toMatchObject([{ rowId: 'r0000000000000001', values: FIELDS, normalised: [] }]);
    const grid = await readWorkbook(bytes);
    const cells = grid.ok ? (grid.value.sheets[0]?.rows[3] ?? []) : [];
    expect(cells.slice(1).filter((cell) => cell?.formula !== undefined)).toEqual([]);
    expect(cells.find((cell) => cell?.value === '13800001111')?.format).toBe('@');
  });

  test('E01 every choice column offers its list, kept on a sheet clerks do not see', async () => {
    const grid = await readWorkbook(await templateWorkbook({ definition, context, rows: [] }));
    if (!grid.ok) throw new Error(grid.error.message);
    const lists = grid.value.sheets[1];
    expect(lists?.visibility).toBe('veryHidden');
    const headings = lists?.rows[0]?.map((cell) => cell?.value);
    expect(headings).toEqual(expect.arrayContaining(['产业类别', '所属产业链', '落地单位', '项目阶段']));
    expect(headings).toContain('重点清单');
    const bytes = await templateWorkbook({ definition, context, rows: [] });
    const sheet = await readPart(bytes, 'xl/worksheets/sheet1.xml');
    const names = await readPart(bytes, 'xl/workbook.xml');
    const sources = [...sheet.matchAll(/type="list"[^>]*><formula1>([^<]+)</g)].map(([, source]) => source);
    expect(sources).toContain('dh_projects_stage');
    expect(sources.filter((source) => !names.includes(`<definedName name="${source}">`))).toEqual([]);
    expect(sources).not.toContain('dh_projects_keyList');
  });

  test('S08 ids are text in a hidden column of the table that refuses typing; the table has filter and headings', async () => {
    const bytes = await templateWorkbook({ definition, context, rows: [{ rowId: 'r0000000000000001', fields: FIELDS }] });
    const sheet = await readPart(bytes, 'xl/worksheets/sheet1.xml');
    const table = await readPart(bytes, 'xl/tables/table1.xml');
    expect(table).toContain('name="dh_table_projects"');
    expect(table).toContain('<autoFilter ref="A3:AM34"/>');
    expect(table).toContain('name="行标识"');
    expect(sheet).toMatch(/<col [^>]*min="39" max="39"[^>]*hidden/);
    expect(sheet).toMatch(/sqref="AM4:AM34"[^>]*><formula1>FALSE</);
  });

  test('MARK every column carries one mark that reaches below the table, lists end with it so that the table can grow', async () => {
    const sheet = await readPart(await templateWorkbook({ definition, context, rows: [] }), 'xl/worksheets/sheet1.xml');
    const marks = [...sheet.matchAll(/<conditionalFormatting sqref="([A-Z]+)4:([A-Z]+)(\d+)"><cfRule type="expression"/g)];
    expect(marks.map(([, letters]) => letters)).toHaveLength(definition.columns.length);
    expect(new Set(marks.map(([, , , last]) => last))).toEqual(new Set(['3004']));
    expect(sheet).toContain('sqref="D4:D33"');
  });

  test('PRINT landscape on A3 with title and headings on every page, as few pages side by side as stay readable', async () => {
    const bytes = await templateWorkbook({ definition, context, rows: [] });
    const sheet = await readPart(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="8"[^>]*orientation="landscape"[^>]*fitToWidth="3"/);
    expect(await readPart(bytes, 'xl/workbook.xml')).toMatch(/Print_Titles[^>]*>[^<]*\$1:\$3,[^<]*\$A:\$B/);
    expect(sheet).toMatch(/<oddFooter>[^<]*石桥镇[^<]*第 &amp;P 页/);
    const narrow = { ...definition, columns: definition.columns.slice(0, 6) };
    const small = await templateWorkbook({ definition: narrow, context, rows: [] });
    expect(await readPart(small, 'xl/worksheets/sheet1.xml')).toMatch(/paperSize="9"[^>]*fitToWidth="1"/);
  });
});

test('TEMPLATE all ledgers in one workbook: each sheet is read as its own ledger, and nothing is found wrong', async () => {
  const [first, ...others] = builtinLedgers.map((definition) => ({ definition, context, rows: [] }));
  if (first === undefined) throw new Error('no ledgers');
  const bytes = await templateWorkbook({ ...first, further: others });
  for (const { id, title } of builtinLedgers) {
    const definition = builtinLedgers.find((ledger) => ledger.id === id) ?? first.definition;
    const read = await checkWorkbook(bytes, definition, context, { ledgers: builtinLedgers });
    expect(read.ok && [read.value.sheet, read.value.rows.length, read.value.findings]).toEqual([title, 0, []]);
  }
});

describe('template of computed figures', () => {
  test('X001 growth stands beside its rows as a formula, in grey, and is neither asked nor read', async () => {
    const indicators = builtinLedgers.find(({ id }) => id === 'indicators');
    if (!indicators) throw new Error('no indicators ledger');
    const fields = {
      month: '2026-09',
      generalPublicBudgetRevenueYuan: 185_000_000,
      generalPublicBudgetRevenueLastYearYuan: 200_000_000,
      disposableIncomePerCapitaYuan: 38_650,
    };
    const bytes = await templateWorkbook({
      definition: indicators,
      context,
      rows: [{ rowId: 'r0000000000000001', fields }],
    });
    const read = await checkWorkbook(bytes, indicators, context);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value).toMatchObject({ rows: [{ values: fields, findings: [] }], localColumns: { A: '序号' } });
    const grid = await readWorkbook(bytes);
    const rows = grid.ok ? (grid.value.sheets[0]?.rows ?? []) : [];
    const at = (heading: string) => rows[2]?.findIndex((cell) => cell?.value === heading) ?? -1;
    expect(at('人均可支配收入(元)')).toBeGreaterThan(0);
    const growth = rows[3]?.[at('一般公共预算收入同比')];
    expect(growth).toMatchObject({ value: -0.075, formula: 'IF(AND(ISNUMBER(E4),N(F4)>0),ROUND(E4/F4-1,3),"")' });
    expect(rows[3]?.[at('人均可支配收入同比')]?.value ?? '').toBe('');
  });
});
