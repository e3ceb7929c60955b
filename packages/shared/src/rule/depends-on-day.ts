import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RuleKind } from './vocabulary.ts';

/** Whether what a kind of rule says of a row can become another although the row stays as it is. */
const LOOKS_AT_TODAY: Readonly<Record<RuleKind, boolean>> = {
  qualifying: false,
  stageImplies: false,
  dayOrder: false,
  notAbove: false,
  notAboveTimes: false,
  sameTwice: false,
  sameElsewhere: false,
  unitSlip: false,
  nearThreshold: false,
  raisedOverThreshold: true,
  plannedPassed: true,
  mustNotFall: false,
  stageBack: false,
  changedMoreThan: false,
  notUpdatedFor: true,
  mentionsWithoutAmount: false,
  textWhileStage: false,
  sharesComplete: false,
  notAfterToday: true,
  damagedCode: false,
  dayBeyondStage: false,
  evidenceFrom: false,
  remarkWhenEnded: false,
  refKnown: false,
  notBeforeLinked: false,
  lateWithoutRow: true,
  linkedVerified: false,
  sumsToWhole: false,
  fallsInYear: false,
  reasonWhenLate: true,
  // Those that compare with the accepted value say nothing of a row that stays.
  frozen: false,
  overdueWhile: true,
  counts: false,
  notSame: false,
  emptyUnless: false,
  workdaysAbove: true,
  namesWords: false,
  ownUnitOnly: false,
  growthBeyond: false,
};

/** Whether a rule, all parts of it together, may find something else although the row stays as it is. */
export function ruleDependsOnDay({ rules }: Pick<LedgerDefinition, 'rules'>, ruleId: string): boolean {
  return rules.some(({ id, kind }) => id === ruleId && LOOKS_AT_TODAY[kind]);
}

/** Whether rows of a ledger have to be judged again when a day has passed. */
export function dependsOnDay({ rules }: Pick<LedgerDefinition, 'rules'>): boolean {
  return rules.some(({ kind }) => LOOKS_AT_TODAY[kind]);
}
