// One example for every rule id, judged by the real rules: what is changed in a sound row so that the rule speaks.
import { checkRows, type RowToJudge } from '../../packages/shared/src/check/check-rows.ts';
import type { KnownRows } from '../../packages/shared/src/check/known-rows.ts';
import { builtinLedger } from '../../packages/shared/src/ledger/builtin.ts';
import type { FieldValue, RowFields } from '../../packages/shared/src/ledger/fields.ts';
import type { Finding } from '../../packages/shared/src/rule/finding.ts';
import { testDistrict } from '../../packages/shared/src/testing/district.ts';
import { testLinks, testRow } from '../../packages/shared/src/testing/ledger-rows.ts';
import { testProject } from '../../packages/shared/src/testing/project.ts';

type Changes = Readonly<Record<string, FieldValue | null>>;
interface Example {
  readonly ledger: string;
  readonly rows: readonly Omit<RowToJudge, 'rowId'>[];
  readonly known?: KnownRows;
}

const project = (stage: string, changes: Changes, more: Omit<RowToJudge, 'rowId' | 'fields'> = {}): Example => ({
  ledger: 'projects',
  rows: [{ fields: testProject(stage, changes), ...more }],
});
const row = (ledger: string, changes: Changes, accepted?: RowFields): Example => ({
  ledger,
  rows: [{ fields: testRow(ledger, changes), accepted }],
});
const rows = (ledger: string, ...several: readonly Changes[]): Example => ({
  ledger,
  rows: several.map((changes) => ({ fields: testRow(ledger, changes) })),
});

const EXAMPLES: Readonly<Record<string, Example>> = {
  P002: project('开工', { startedDay: null }),
  P003: project('竣工', { completedDay: '2026-05-10' }),
  P004: project('签约', { fixedAssetInvestmentYuan: 160_000_000 }),
  P005: project('签约', { fundsInPlaceYuan: 160_000_000 }),
  P006: project('开工', { investedThisYearYuan: 160_000_000 }),
  P007: {
    ledger: 'projects',
    rows: [{ fields: testProject('签约') }, { fields: testProject('签约', { projectName: '晟霖碳纤维二期项目' }) }],
  },
  P008: project('签约', { totalInvestmentYuan: 15_000, fixedAssetInvestmentYuan: 10_000, fundsInPlaceYuan: 0 }),
  P009: project('签约', { totalInvestmentYuan: 98_000_000, fixedAssetInvestmentYuan: 90_000_000 }),
  P010: project('签约', { plannedStartDay: '2026-11-10' }),
  P011: project('签约', { fundsInPlaceYuan: 30_000_000 }, { accepted: testProject('签约') }),
  P012: project('签约', {}, { accepted: testProject('开工') }),
  P013: project('签约', { totalInvestmentYuan: 200_000_000 }, { accepted: testProject('签约') }),
  P014: project('签约', {}, { accepted: testProject('签约'), lastConfirmedDay: '2026-11-01' as never }),
  P015: project('签约', { investorOrigin: '境外' }),
  P016: project('签约', { progress: '已签框架协议，正在细化条款。' }),
  P017: project('签约', {
    attribution: [
      { unit: 'shiqiao', bps: 6_000 },
      { unit: 'shangwuju', bps: 3_000 },
    ],
  }),
  P018: project('签约', { signedDay: '2026-11-30' }),
  P019: project('签约', { uscc: '9.1350100001E+17' }),
  P020: project('签约', {}, { elsewhere: new Set(['uscc']) }),
  P021: project('签约', { startedDay: '2026-11-10' }),
  P022: project('签约', { evidence: null }),
  P023: project('终止', {}),
  M001: row('milestones', { projectRef: { text: '晟霖碳纤维复合材料研发与制造项目' } }),
  M002: row('milestones', { actualDay: '2026-03-01' }),
  M003: rows('milestones', { weight: 5_000 }, { weight: 5_000 }),
  M004: row('milestones', { plannedDay: '2026-11-20' }),
  M005: rows('milestones', { weight: 3_000 }, { weight: 4_000, milestone: '设备安装调试' }),
  M006: row('milestones', { plannedDay: '2026-11-10' }),
  M007: row('milestones', { actualDay: '2026-11-30' }),
  M008: row('milestones', { baselineDay: '2026-12-05' }, testRow('milestones')),
  I001: row('issues', { dueDay: '2026-11-15' }),
  I002: row('issues', { closeOut: '重新打开' }, testRow('issues', { closeOut: '已销号', closedDay: '2026-11-10' })),
  I003: row('issues', { projectRef: { text: '晟霖碳纤维项目部' } }),
  I004: row('issues', { dueDay: '2026-10-08' }),
  I005: row('issues', { closeOut: '已销号', closedDay: '2026-11-12', verifier: '曹佳宁' }),
  I006: row('issues', { closedDay: '2026-11-12' }),
  I007: row('issues', { raisedDay: '2026-11-25' }),
  I008: rows('issues', {}, {}),
  O001: row('outreach', { leadRef: { text: '某某智能装备线索' } }),
  O002: row('outreach', { day: '2026-12-01' }),
  O003: rows('outreach', {}, {}),
  U001: row('support', { promisedWorkdays: 5 }),
  U002: row('support', { projectRef: { text: '晟霖碳纤维项目部' } }),
  U003: row('support', { kind: '税收', basis: '按实缴税收先征后返50%' }),
  U004: row('support', { doneDay: '2026-10-08' }),
  U005: row('support', { doneDay: '2026-12-01', promisedWorkdays: 60 }),
  U006: row('support', { status: '办理中' }),
  U007: rows('support', {}, {}),
  F001: row('funds', { achievement: '新开工' }),
  F002: rows('funds', {}, {}),
  F003: row('funds', { projectRef: { text: '晟霖碳纤维项目部' } }),
  F004: row('funds', { paidDay: '2026-10-30' }),
  F005: row('funds', { paidDay: '2026-12-01' }),
  F006: row('funds', { unit: 'bailu' }),
  X001: row('indicators', { fixedAssetInvestmentLastYearYuan: 600_000_000 }),
  X002: rows('indicators', {}, { month: '2026-10', fixedAssetInvestmentYuan: 1_200_000_000 }),
  X003: rows('indicators', {}, {}),
  X004: row('indicators', { realEstateRevenueYuan: 190_000_000 }),
  X005: row('indicators', { month: '2026-12' }),
};

/** The finding of a rule's example; null when there is none, or the rule does not speak of it. */
export function exampleOf(ruleId: string): Finding | null {
  const example = EXAMPLES[ruleId];
  const definition = example === undefined ? null : builtinLedger(example.ledger);
  if (example === undefined || definition === null) return null;
  const judged = example.rows.map((one, place) => ({ ...one, rowId: `#${String(place + 4)}` }));
  const checked = checkRows(definition, testDistrict(), judged, testLinks(example.known));
  const findings = [...checked.values()].flatMap((one) => one.findings).filter((finding) => finding.ruleId === ruleId);
  return findings.find(({ severity }) => severity !== 'info') ?? findings[0] ?? null;
}
