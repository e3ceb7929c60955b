import type { CloseOutState } from '../inspection/close-out.ts';

/** Sentences about inspections, closing issues off, and re-checks. */
export const inspectionTexts = {
  noIssue: '没有找到这个问题：可能已被删除，请刷新后重试。',
  noRow: (rowId: string): string => `没有编号为“${rowId}”的项目或问题，请刷新后重选。`,
  noUnit: (unit: string): string => `没有编号为“${unit}”的单位，请重选。`,
  noInspection: (id: string): string => `没有编号为“${id}”的督查记录，请刷新后重选。`,
  notApplied: '这个问题还没有申请销号，请先由责任单位在问题清单中填“申请销号”并上报。',
  notClosed: '这个问题没有销号，不用重新打开。',
  appliedAlready: (state: CloseOutState): string =>
    state === 'closed' ? '这个问题已经销号，不用再申请。' : '这个问题已经申请销号，请等区里验收。',
  samePerson: (name: string): string => `验收人“${name}”是申请人或责任人本人，不能自己验收自己，请换另一位同志验收。`,
  refused: (detail: string): string => `没有办成：${detail}`,
  locked: '问题清单本期已锁定，请先在“报送”里申请重开，或者等下一期再办。',
  changedMeanwhile: '这个问题刚被别人改过，请刷新后看清楚再办。',
  futureDay: (day: string): string => `督查日期${day}还没有到，请填已经督查的日子。`,
  dueBefore: (due: string, day: string): string => `整改时限${due}早于${day}，请填这一天或之后的日子。`,
  demandMissing: '填了整改时限，却没有写整改要求，请写明要整改什么，例如：11月底前清空东侧料场。',
  issueNeedsDemand: '交办成问题要写明整改要求和整改时限，例如：11月底前清空东侧料场。',
  issueNeedsProject: '交办成问题要选定是哪个项目的，请在“项目”里选一个。',
  category: (choices: readonly string[]): string => `没有这个问题类别，请从${choices.join('、')}中选一个。`,
  peopleMissing: {
    sponsor: '项目还没有填包联领导，请写明由哪位领导负责，例如：周明远。',
    responsiblePerson: '项目还没有填责任人，请写明由谁负责整改，例如：曹佳宁。',
  },
  otherUnit: '所选项目或问题不是这个单位的，请重选。',
  nothingDemanded: '这次督查没有提整改要求，不用答复或复查；需要整改的，请另行登记一次督查。',
  followsIssue: '这项要求已交办成问题清单里的问题，请在那里申请销号、验收，这里会跟着变。',
  rectifiedAlready: '这项要求已确认整改到位；又反弹的，请按“还没有整改到位”登记。',
  emptyPool: '这个范围内没有已销号的问题，请放宽日期、单位或类别，或者等有问题销号后再抽查。',
  notDrawn: '这个问题不在这次抽查之内，请在抽查名单中选择。',
  checkedAlready: '这个问题在这次抽查中已经登记过结果，不能改；如有变化，请另行抽查或登记督查。',
  noSample: (id: string): string => `没有编号为“${id}”的抽查，请刷新后重选。`,
} as const;
