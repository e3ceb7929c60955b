import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { ImportResponse } from '../protocol/workbook-report.ts';
import type { TotalsResponse } from '../protocol/totals.ts';
import type { Severity } from '../rule/finding.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkbookReport } from '../workbook/check-report.ts';
import { BASIS_NAMES } from './figure-names.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: '错误', explain: '待说明', info: '提示' };
const KIND_WORDS = { signed: '新签约', started: '新开工', completed: '新竣工', inProduction: '新投产' } as const;
const LIGHT_WORDS = { green: '绿灯', amber: '黄灯', red: '红灯', grey: '无目标' } as const;
const STATUS_WORDS: Readonly<Record<string, string>> = {
  accepted: '已接受',
  merged: '已合并',
  noop: '无变化',
  conflict: '有冲突',
  merged_conflict: '部分冲突',
  gone: '已被删除',
  invalid: '未接受',
  forbidden: '无权',
  locked: '已锁定',
  held: '待确认',
  deferred: '这次没有来得及存',
};

/** What `check` prints for people: what was recognised, every finding with its cell, and the count. */
export function checkReportText(report: WorkbookReport, definition: LedgerDefinition): string[] {
  const { summary } = report;
  return [
    `工作表“${report.sheet}”，表头第 ${report.headerRow} 行，识别 ${Object.keys(report.columns).length} 列，数据 ${summary.rows} 行，截至 ${report.asOf}。`,
    ...report.findings.map((finding) => findingLine(finding, definition)),
    ...report.rows.flatMap(({ findings }) => findings.map((finding) => findingLine(finding, definition))),
    `共 ${summary.rows} 行：有错误 ${summary.rowsWithError} 行，有错误或待说明 ${summary.rowsWithErrorOrExplain} 行，待确认或有错误而暂不计入 ${summary.rowsHeld} 行。`,
  ];
}

/** What `import` prints for people: rows that were not taken, with their findings, and the count by result. */
export function importReportText(report: ImportResponse, definition: LedgerDefinition): string[] {
  const taken = new Set(['accepted', 'merged', 'noop']);
  const refused = report.rows.filter(({ status }) => !taken.has(status));
  const results = Object.entries(report.results).map(([status, count]) => `${STATUS_WORDS[status] ?? status} ${count} 行`);
  return [
    `工作表“${report.sheet}”，表头第 ${report.headerRow} 行，数据 ${report.rows.length} 行${report.mode === 'validate' ? '（只试算，未保存）' : ''}。`,
    ...report.findings.map((finding) => findingLine(finding, definition)),
    ...refused.flatMap(({ row, status, findings }) => [
      `第 ${row} 行：${STATUS_WORDS[status] ?? status}`,
      ...findings.map((finding) => `  ${findingLine(finding, definition)}`),
    ]),
    `结果：${results.join('，')}。`,
  ];
}

/** What `totals` prints for people: one line per unit and kind that has a target or figure, then the district. */
export function totalsText(totals: TotalsResponse, units: readonly Unit[]): string[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const line = (name: string, row: TotalsResponse['rows'][number]) => {
    const kind = row.kind ? KIND_WORDS[row.kind] : '全部';
    const completion = row.completion === null ? '—' : `${(row.completion * 100).toFixed(1)}%`;
    const gap = row.scheduleGapPoints === null ? '—' : `${row.scheduleGapPoints.toFixed(1)} 个百分点`;
    const unexplained = row.unexplainedCount > 0 ? `（其中待说明 ${row.unexplainedCount} 个）` : '';
    return `${name}  ${kind}  ${row.count} 个${unexplained}  ${(row.yuan / 100_000_000).toFixed(2)} 亿元  目标 ${row.target}  完成率 ${completion}  序时差 ${gap}  ${LIGHT_WORDS[row.light.color]}`;
  };
  const shown = totals.rows.filter((row) => row.count !== 0 || row.target !== 0);
  return [
    `截至 ${totals.asOf}，口径：${BASIS_NAMES[totals.basis]}，数据序号 ${totals.seq}`,
    ...shown.map((row) => line(names.get(row.unitId ?? '') ?? '全区', row)),
    ...totals.district.map((row) => line('全区', row)),
  ];
}

function findingLine(
  finding: { cell: string; column: string; severity: Severity; ruleId: string; message: string; expected: string },
  definition: LedgerDefinition,
): string {
  const heading = columnOf(definition, finding.column)?.heading ?? '';
  return `${finding.cell} ${heading}【${SEVERITY_WORDS[finding.severity]} ${finding.ruleId}】${finding.message} ${finding.expected}`;
}
