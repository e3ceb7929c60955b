import { changedMoreThan } from './changed-more-than.ts';
import { counts } from './counts.ts';
import { damagedCode } from './damaged-code.ts';
import { dayBeyondStage } from './day-beyond-stage.ts';
import { dayOrder } from './day-order.ts';
import { emptyUnless } from './empty-unless.ts';
import { evidenceFrom } from './evidence-from.ts';
import { fallsInYear } from './falls-in-year.ts';
import type { Finding } from './finding.ts';
import { frozen } from './frozen.ts';
import { growthBeyond } from './growth-beyond.ts';
import { lateWithoutRow } from './late-without-row.ts';
import { linkedVerified } from './linked-verified.ts';
import { mentionsWithoutAmount } from './mentions-without-amount.ts';
import { mustNotFall } from './must-not-fall.ts';
import { namesWords } from './names-words.ts';
import { nearThreshold } from './near-threshold.ts';
import { notAbove } from './not-above.ts';
import { notAboveTimes } from './not-above-times.ts';
import { notAfterToday } from './not-after-today.ts';
import { notBeforeLinked } from './not-before-linked.ts';
import { notSame } from './not-same.ts';
import { notUpdatedFor } from './not-updated-for.ts';
import { overdueWhile } from './overdue-while.ts';
import { ownUnitOnly } from './own-unit-only.ts';
import { plannedPassed } from './planned-passed.ts';
import { raisedOverThreshold } from './raised-over-threshold.ts';
import { reasonWhenLate } from './reason-when-late.ts';
import { refKnown } from './ref-known.ts';
import { remarkWhenEnded } from './remark-when-ended.ts';
import { NOTHING, type RuleDraft, type RuleEvaluator, type RuleInput } from './rule-input.ts';
import { sameElsewhere } from './same-elsewhere.ts';
import { sameTwice } from './same-twice.ts';
import { severityOn } from './severity-on.ts';
import { sharesComplete } from './shares-complete.ts';
import { stageBack } from './stage-back.ts';
import { stageImplies } from './stage-implies.ts';
import { sumsToWhole } from './sums-to-whole.ts';
import { textWhileStage } from './text-while-stage.ts';
import { unitSlip } from './unit-slip.ts';
import { workdaysAbove } from './workdays-above.ts';
import type { RuleKind, RuleUse } from './vocabulary.ts';

/** The evaluator of every kind of the vocabulary; a kind without one does not compile. */
const evaluators: { readonly [K in RuleKind]: RuleEvaluator<K> } = {
  qualifying: () => NOTHING,
  stageImplies,
  dayOrder,
  notAbove,
  notAboveTimes,
  sameTwice,
  sameElsewhere,
  unitSlip,
  nearThreshold,
  raisedOverThreshold,
  plannedPassed,
  mustNotFall,
  stageBack,
  changedMoreThan,
  notUpdatedFor,
  mentionsWithoutAmount,
  textWhileStage,
  sharesComplete,
  notAfterToday,
  damagedCode,
  dayBeyondStage,
  evidenceFrom,
  remarkWhenEnded,
  refKnown,
  notBeforeLinked,
  lateWithoutRow,
  linkedVerified,
  sumsToWhole,
  fallsInYear,
  reasonWhenLate,
  frozen,
  overdueWhile,
  counts,
  notSame,
  emptyUnless,
  workdaysAbove,
  namesWords,
  ownUnitOnly,
  growthBeyond,
};

/** Runs one rule over a row in canonical values; its findings with id and severity. [] when it has nothing to say. */
export function evaluateRule(rule: RuleUse, input: RuleInput): Finding[] {
  const { today, exemptRuleIds } = input.context;
  const inForce = severityOn(rule, today);
  if (inForce === null) return [];
  const severity = exemptRuleIds?.includes(rule.id) === true ? 'info' : inForce;
  // The registry pairs each kind with its parameters; TypeScript cannot follow that through a lookup.
  const evaluate = evaluators[rule.kind] as (
    params: RuleUse['params'],
    input: RuleInput,
    severity: Finding['severity'],
  ) => readonly RuleDraft[];
  const onTrial = severity !== rule.severity;
  return evaluate(rule.params, input, severity).map(({ severity: own, ...draft }) => ({
    ruleId: rule.id,
    severity: onTrial ? severity : (own ?? severity),
    ...draft,
  }));
}
