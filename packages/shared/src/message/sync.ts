import type { Finding } from '../rule/finding.ts';

const PLACES: Readonly<Record<string, string>> = {
  rowId: '行标识 rowId 应为小写字母开头的 16 至 64 位小写字母和数字',
  kind: 'kind 应为 upsert、delete、restore 或 resolve',
  baseRev: 'baseRev 应为不小于 0 的整数',
  base: 'base 应为对象，例如 {"progress": null}',
  set: 'set 应为对象，例如 {"progress": "基础施工"}',
  rowNo: 'rowNo 应为整数',
  group: 'group 应为文字',
  reoffer: 'reoffer 应为 true 或 false',
  copiedFrom: 'copiedFrom 应为文字',
  explanations: 'explanations 应为对象，例如 {"P005": "资金提前到位，见附件"}',
  resolves: 'resolves 应为冲突编号的列表',
  normalised: 'normalised 应为对象，例如 {"signedDay": {"from": "2026.9.1", "kind": "D01"}}',
  confirm: 'confirm 应为 true 或 false',
};

/** Findings about a mutation itself rather than about the row's values. */
export const syncText = {
  malformed: (place: string): Finding => ({
    ruleId: 'MUTATION_FORMAT',
    severity: 'error',
    column: '',
    message: `发送的改动格式有误：${place} 不合要求，本条没有生效，原内容已留存。`,
    expected: `${PLACES[place] ?? '请按接口文档 /docs 填写'}，改正后用新的编号重新发送。`,
  }),
  tooDeep: (levels: number): Finding => ({
    ruleId: 'MUTATION_FORMAT',
    severity: 'error',
    column: '',
    message: `发送的改动格式有误：内容一层套一层超过 ${levels} 层，本条没有生效，${levels} 层以内的内容已留存。`,
    expected: '请按接口文档 /docs 填写，列的内容只能是文字、数字、是否或它们的列表，改正后用新的编号重新发送。',
  }),
  extraValue: (key: string): Finding => ({
    ruleId: 'VALUE_FORMAT',
    severity: 'error',
    column: key,
    message: `“${key}”不是本台账的列，内容又无法识别，本行没有生效，原内容已留存。`,
    expected: '台账之外的列只能填文字、数字、是否或它们的列表，例如 "备用列": "说明"。',
  }),
  idReused: (): Finding => ({
    ruleId: 'ID_REUSED',
    severity: 'error',
    column: '',
    message: '这个改动编号已用于另一处改动，本条没有生效。',
    expected: '请为每处改动使用新的编号后重新发送。',
  }),
  idForeign: (): Finding => ({
    ruleId: 'ID_FOREIGN',
    severity: 'error',
    column: '',
    message: '这一行的行标识已属于其他单位或其他台账，本条没有生效。',
    expected: '请清空该行的行标识，作为新行重新发送。',
  }),
  groupFailed: (): Finding => ({
    ruleId: 'GROUP_FAILED',
    severity: 'error',
    column: '',
    message: '同组的另一行没有通过，本组各行都没有生效，原内容已留存。',
    expected: '请先改正同组中有问题的行，再一起发送。',
  }),
  missingId: '缺少可用的编号 id：应为小写字母开头的 16 至 64 位小写字母和数字，例如 m0123456789abcdef。',
} as const;
