import type { ColumnType } from '../ledger/definition.ts';
import type { RuleKind, RuleParams } from '../rule/vocabulary.ts';

type Kinds = readonly ColumnType['kind'][];

const DAYS: Kinds = ['day'];
const DAY_OR_MONTH: Kinds = ['day', 'month'];
const AMOUNTS: Kinds = ['wan', 'yuan'];
const NUMBERS: Kinds = ['wan', 'yuan', 'usdWan', 'integer', 'percent'];
const TEXTS: Kinds = ['text', 'longText'];
const ONE_CHOICE: Kinds = ['choice', 'text'];
const REF: Kinds = ['ref'];
const NAMES: Kinds = ['person', 'persons', 'text'];

/** The kinds of columns a rule can look at, by parameter; a parameter that is not listed takes every kind. */
export const RULE_COLUMNS: { readonly [K in RuleKind]?: Readonly<Partial<Record<keyof RuleParams<K> & string, Kinds>>> } = {
  qualifying: { column: AMOUNTS },
  dayOrder: { earlier: DAY_OR_MONTH, later: DAY_OR_MONTH },
  notAbove: { column: NUMBERS, limit: NUMBERS },
  notAboveTimes: { column: NUMBERS, limit: NUMBERS, unless: NUMBERS },
  unitSlip: { column: AMOUNTS },
  nearThreshold: { column: AMOUNTS },
  raisedOverThreshold: { column: AMOUNTS },
  plannedPassed: { planned: DAYS, actual: DAYS },
  mustNotFall: { column: NUMBERS },
  changedMoreThan: { column: NUMBERS },
  mentionsWithoutAmount: { column: ONE_CHOICE, textColumn: TEXTS },
  textWhileStage: { columns: TEXTS },
  sharesComplete: { column: ['shares'] },
  notAfterToday: { columns: DAY_OR_MONTH },
  damagedCode: { column: ['uscc', 'projectCode', 'phone', 'text'] },
  remarkWhenEnded: { column: TEXTS },
  refKnown: { columns: REF },
  notBeforeLinked: { column: DAYS, ref: REF },
  lateWithoutRow: { planned: DAYS, actual: DAYS, ref: REF },
  linkedVerified: { ref: REF, achievement: ONE_CHOICE },
  sumsToWhole: { column: ['percent'] },
  fallsInYear: { month: ['month'], columns: NUMBERS },
  reasonWhenLate: { planned: DAYS, actual: DAYS },
  overdueWhile: { due: DAYS },
  counts: { column: ONE_CHOICE, into: ['integer'] },
  notSame: { column: NAMES, other: NAMES },
  workdaysAbove: { from: DAYS, to: DAYS, promised: ['integer'] },
  namesWords: { columns: TEXTS },
  ownUnitOnly: { column: ['unitRef'] },
  growthBeyond: { of: NUMBERS, over: NUMBERS },
};
