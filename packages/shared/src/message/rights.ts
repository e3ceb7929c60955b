import type { Finding } from '../rule/finding.ts';

const RULE_ID = 'NOT_ALLOWED';

const KEEP_ROW = '请在“上报”页点“恢复到表中”；确需删除的，请联系督查人员或区专班，例如写明行号和原因。';

function refusal(column: string, message: string, expected: string): Finding {
  return { ruleId: RULE_ID, severity: 'error', column, message, expected };
}

/** Why a change of a row is not for its author to make (status forbidden). */
export const rightsText = {
  keptByOffice: (ledger: string): Finding =>
    refusal('', `“${ledger}”由区专班填报，本单位只能查看。`, '需要更正的，请告诉区专班，例如写明行号和应改的内容。'),
  keptByUnit: (ledger: string): Finding =>
    refusal('', `“${ledger}”的行由填报单位增加、删除和恢复。`, '请联系填报单位办理；例如请石桥镇填报员在表里改好再上报。'),
  columnOfUnit: (column: string, heading: string): Finding =>
    refusal(
      column,
      `“${heading}”由填报单位填写，不能代改。`,
      `请把“${heading}”改回原来的内容，需要更正的请退回填报单位，例如写明原因。`,
    ),
  columnReserved: (column: string, heading: string): Finding =>
    refusal(column, `“${heading}”由督查人员或区专班填写。`, `请清空或改回“${heading}”；例如申请销号后，由督查人员验收并填写。`),
  valueReserved: (column: string, heading: string, value: string): Finding =>
    refusal(
      column,
      `“${heading}”改为“${value}”要由督查人员或区专班来做。`,
      '已经解决的，请填“申请销号”并填写销号日期，例如：2026-11-12。',
    ),
  valueKept: (column: string, heading: string, value: string): Finding =>
    refusal(
      column,
      `“${heading}”已是“${value}”，只有督查人员或区专班能改。`,
      `请改回“${value}”；问题又出现的，请告诉督查人员重新打开，例如写明情况。`,
    ),
  keptBeside: (column: string, heading: string, other: string, value: string): Finding =>
    refusal(
      column,
      `“${other}”已是“${value}”，“${heading}”只有督查人员或区专班能改。`,
      `请改回原来的“${heading}”；确实填错的，请告诉督查人员更正，例如写明应填什么、依据是什么。`,
    ),
  rowStands: (heading: string, value: string): Finding => refusal('', `这一行的“${heading}”是“${value}”，不能删除。`, KEEP_ROW),
  rowCounted: (value: string, count: number): Finding => refusal('', `这一行曾被“${value}”${count}次，不能删除。`, KEEP_ROW),
  rowInspected: (noun: string): Finding => refusal('', `这个${noun}由督查提出或经督查处理过，不能删除。`, KEEP_ROW),
};
