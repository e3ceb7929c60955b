import { describe, expect, test } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { projectsLedger } from '../ledger/projects.ts';
import type { LedgerContext } from '../value/context.ts';
import { checkWorkbook } from './check-report.ts';
import { sheetOf } from '../testing/sheet-of.ts';

const context: LedgerContext = {
  today: '2026-11-23' as Day,
  ownUnitId: 'shiqiao',
  units: [{ id: 'shiqiao', name: '石桥镇', kind: 'town', aliases: [] }],
  campaign: {
    id: 'demo',
    name: '江湾区“双百”行动',
    tracks: ['attraction'],
    firstDay: '2026-09-01' as Day,
    lastDay: '2026-12-09' as Day,
    days: 100,
    thresholdYuan: 100_000_000,
    calendar: 'days',
    countPolicy: 'lead',
    lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
    choices: { industryChain: ['高端装备'], keyList: [] },
  },
};
const HEADING = [
  '项目名称',
  '产业类别',
  '投资方',
  '投资方来源地',
  '建设内容及规模',
  '总投资（万元）',
  '项目阶段',
  '责任人',
  '当前进展',
];
const ROW = ['甲项目', '服务业', '某集团', '省外', '建设酒店一座。', 12_000, '在谈', '张三', '正在洽谈。'];

function reportOf(rows: Parameters<typeof sheetOf>[0], options = {}) {
  const checked = checkWorkbook({ dateSystem: 1900, customXml: [], sheets: [sheetOf(rows)] }, projectsLedger, context, options);
  if (!checked.ok) throw new Error(checked.error.message);
  return checked.value;
}

describe('report', () => {
  test('S10 a missing required column is one finding, not one per row, and holds the rows', () => {
    const without = (cells: readonly (string | number)[]) => cells.filter((_, index) => index !== 7);
    const report = reportOf([without(HEADING), without(ROW), without(['乙项目', ...ROW.slice(1)])]);
    expect(report.findings).toMatchObject([
      { ruleId: 'COLUMN_MISSING', column: 'responsiblePerson', severity: 'error', cell: 'A1' },
    ]);
    expect(report.findings[0]?.message).toContain('责任人');
    expect(report.rows.flatMap(({ findings }) => findings).filter(({ ruleId }) => ruleId === 'REQUIRED')).toEqual([]);
    expect(report.rows.every(({ held }) => held)).toBe(true);
  });

  test('S10 a column that comes twice is told at the second one', () => {
    const report = reportOf([
      [...HEADING, '投资总额'],
      [...ROW, 1],
    ]);
    expect(report.findings).toMatchObject([{ ruleId: 'COLUMN_TWICE', cell: 'J1' }]);
    expect(report.rows[0]).toMatchObject({ held: true, values: { totalInvestmentYuan: 120_000_000 } });
  });

  test('S02 a total line that differs is an info with both figures', () => {
    const report = reportOf([HEADING, ROW, ['乙项目', ...ROW.slice(1)], ['合计', null, null, null, null, 12_000]]);
    expect(report.totalLineChecks).toEqual([
      { row: 4, column: 'totalInvestmentYuan', statedYuan: 120_000_000, summedYuan: 240_000_000, equal: false },
    ]);
    expect(report.findings).toMatchObject([{ ruleId: 'TOTAL_LINE', severity: 'info', cell: 'F4' }]);
    expect(report.findings[0]?.message).toMatch(/12000 万元.*24000 万元.*相差 12000 万元/);
  });

  test('S04 a row with a proposal waits, unless proposals are applied', () => {
    const rows = [HEADING, ROW, ['乙项目', ...ROW.slice(1, 7), '同上', '正在洽谈。']];
    expect(reportOf(rows).rows[1]).toMatchObject({ held: true, findings: [], normalised: [{ kind: 'S04', cell: 'H3' }] });
    expect(reportOf(rows, { applyProposals: true }).rows[1]).toMatchObject({
      held: false,
      values: { responsiblePerson: '张三' },
    });
  });

  test('S08 a row copied with its hidden id is a row of its own', () => {
    const report = reportOf([
      [...HEADING, '行标识'],
      [...ROW, 'r0000000000000001'],
      ['乙项目', ...ROW.slice(1), 'r0000000000000001'],
    ]);
    expect(report.rows.map(({ values }) => values['projectName'])).toEqual(['甲项目', '乙项目']);
  });

  test('S01 a workbook without the ledger gets a sentence with the headings that were looked for', () => {
    const checked = checkWorkbook(
      { dateSystem: 1900, customXml: [], sheets: [sheetOf([['姓名', '年龄']])] },
      projectsLedger,
      context,
    );
    expect(checked.ok ? null : checked.error).toMatchObject({
      code: 'LEDGER_NOT_FOUND',
      message: expect.stringContaining('项目名称'),
    });
  });
});
