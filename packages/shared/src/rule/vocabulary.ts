import * as z from 'zod';
import { achievementKindSchema } from '../campaign/campaign.ts';
import { conditionSchema } from '../ledger/condition.ts';
import { severitySchema } from './finding.ts';

const count = z.number().int().min(0);
const positive = z.number().int().positive();
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** The day of a stage. */
export const stageDaySchema = z.object({ stage: z.string(), column: z.string() });

/**
 * The life of a rule: a draft until `trialFrom`, a hint on trial until `inForceFrom`, gone after `lastDay`. Without any day
 * it is a draft; a rule without a life is in force.
 */
export const ruleLifeSchema = z
  .object({ trialFrom: dayText.optional(), inForceFrom: dayText.optional(), lastDay: dayText.optional() })
  .meta({ id: 'RuleLife' });
export type RuleLife = z.infer<typeof ruleLifeSchema>;

const base = { id: z.string(), severity: severitySchema, life: ruleLifeSchema.optional() };

/** What makes two rows the same. */
const sameMatchSchema = z.object({
  columns: z.array(z.string()).min(1),
  severity: severitySchema,
  when: conditionSchema.optional(),
  open: z.string().optional(),
  blankAgrees: z.array(z.string()).optional(),
});
export type SameMatch = z.infer<typeof sameMatchSchema>;

function kind<K extends string, P extends z.ZodRawShape>(name: K, params: P) {
  return z.object({ ...base, kind: z.literal(name), params: z.object(params) });
}

/**
 * A rule of a ledger: an id, a severity and one of the closed kinds with its parameters. Several uses may share an id
 * when one rule has parts of different severity. Money in yuan, spans in days, shares in basis points.
 */
export const ruleUseSchema = z.discriminatedUnion('kind', [
  /** Computes `qualifying`: the column is at or above the campaign's threshold. Never a finding. */
  kind('qualifying', { column: z.string() }),
  /** What a column requires from a stage on is filled. */
  kind('stageImplies', {}),
  /** `later` is not before `earlier`. */
  kind('dayOrder', { earlier: z.string(), later: z.string(), hint: z.string().optional() }),
  /** `column` is not above `limit`. */
  kind('notAbove', { column: z.string(), limit: z.string() }),
  /** `column` is not above `limit` × timesPercent / 100, unless it is above `unless`, which another rule reports. */
  kind('notAboveTimes', { column: z.string(), limit: z.string(), timesPercent: positive, unless: z.string().optional() }),
  /**
   * Two rows agree in all columns of a match; each match has its own severity, the strongest is reported. A match can be
   * narrowed to rows of which `when` holds and to rows in which `open` is empty. In columns of `blankAgrees` two empty cells
   * agree too, and an empty choice agrees with every value.
   */
  kind('sameTwice', { matches: z.array(sameMatchSchema).min(1) }),
  /** Another unit has the same value; which one is never said. Answered by the server alone. */
  kind('sameElsewhere', { columns: z.array(z.string()).min(1) }),
  /** An amount so small or large that it was probably written in another unit. */
  kind('unitSlip', { column: z.string(), belowYuan: positive, aboveYuan: positive, factor: positive }),
  /** An amount just under the campaign's threshold, from `fromBps` of it. */
  kind('nearThreshold', { column: z.string(), fromBps: positive }),
  /** A revision raised the amount over the campaign's threshold within the last days. */
  kind('raisedOverThreshold', { column: z.string(), withinDays: positive }),
  /** A planned day has passed and the actual day is empty. */
  kind('plannedPassed', { planned: z.string(), actual: z.string() }),
  /** A cumulative figure fell against the accepted one; `perYear` figures begin anew each year. */
  kind('mustNotFall', { column: z.string(), perYear: z.boolean() }),
  /** The stage went back against the accepted one. */
  kind('stageBack', {}),
  /** An amount changed by more than so much against the accepted one, from a stage on. */
  kind('changedMoreThan', { column: z.string(), bps: positive, fromStage: z.string() }),
  /** Neither changed nor confirmed for so many days. */
  kind('notUpdatedFor', { column: z.string(), days: positive }),
  /** A choice that calls for an amount in one of the currencies in a text column. */
  kind('mentionsWithoutAmount', {
    column: z.string(),
    values: z.array(z.string()),
    textColumn: z.string(),
    currencies: z.array(z.string()),
  }),
  /** Words in the texts that contradict a stage. */
  kind('textWhileStage', { stage: z.string(), columns: z.array(z.string()), words: z.array(z.string()), instead: z.string() }),
  /** Shares sum to exactly 100 % and name each unit once. */
  kind('sharesComplete', { column: z.string() }),
  /** Actual days are not after today. */
  kind('notAfterToday', { columns: z.array(z.string()) }),
  /** A code in which Excel destroyed digits: scientific notation, or zeros from the given digit on. */
  kind('damagedCode', { column: z.string(), digits: positive, keptDigits: count }),
  /** The day of a stage the row has not reached is filled. */
  kind('dayBeyondStage', { days: z.array(stageDaySchema) }),
  /** Evidence is named from a stage on. */
  kind('evidenceFrom', { column: z.string(), stage: z.string() }),
  /** A row in an ended stage says why. */
  kind('remarkWhenEnded', { column: z.string() }),
  /** References name a row that exists in the ledger their column points to; near misses are suggested. */
  kind('refKnown', { columns: z.array(z.string()).min(1) }),
  /** `column` is not before the day `linkedColumn` of the row that `ref` names. */
  kind('notBeforeLinked', { column: z.string(), ref: z.string(), linkedColumn: z.string() }),
  /** Late (planned day passed without, or before, the actual one), and no row of `ledger` refers to the same row by `ledgerRef`. */
  kind('lateWithoutRow', {
    planned: z.string(),
    actual: z.string(),
    ref: z.string(),
    ledger: z.string(),
    ledgerRef: z.string(),
  }),
  /** A choice that needs a confirmed achievement of the row `ref` names; `achievement` picks one of the kinds by its word. */
  kind('linkedVerified', {
    when: conditionSchema,
    ref: z.string(),
    achievement: z.string(),
    kinds: z.record(z.string(), achievementKindSchema),
  }),
  /** The percentages of rows with the same `by` sum to 100 %; reported on the first of them. */
  kind('sumsToWhole', { by: z.string(), column: z.string() }),
  /** Figures that run on from month to month inside a year do not fall. */
  kind('fallsInYear', { month: z.string(), columns: z.array(z.string()).min(1) }),
  /** A reason is given when the actual day, or today without one, is more than `days` after the planned day. */
  kind('reasonWhenLate', { planned: z.string(), actual: z.string(), reason: z.string(), days: count }),
  /** An accepted value stays as it was from the first day of the campaign on; the district office may change it. */
  kind('frozen', { column: z.string() }),
  /** `due` has passed while the condition holds. */
  kind('overdueWhile', { due: z.string(), when: conditionSchema }),
  /** Counts in `into` how often `column` came to be `value`; kept by the server, told, and never typed. */
  kind('counts', { column: z.string(), value: z.string(), into: z.string() }),
  /** Two columns do not name the same person. */
  kind('notSame', { column: z.string(), other: z.string() }),
  /** `column` is filled although the condition does not hold. */
  kind('emptyUnless', { column: z.string(), when: conditionSchema }),
  /** Workdays from the day after `from` to `to` (today while it is empty and `open` holds) above those promised. */
  kind('workdaysAbove', { from: z.string(), to: z.string(), promised: z.string(), open: conditionSchema }),
  /** Texts name something a law asks to be examined first; … is a gap in an expression. Clauses with `except` are passed over. */
  kind('namesWords', {
    columns: z.array(z.string()).min(1),
    words: z.array(z.string()).min(1),
    except: z.array(z.string()).optional(),
    law: z.string(),
  }),
  /** The unit of the row is the unit that hands it in. */
  kind('ownUnitOnly', { column: z.string() }),
  /** An amount grew or fell by more than so much over another of the same row. */
  kind('growthBeyond', { of: z.string(), over: z.string(), bps: positive }),
]);
export type RuleUse = z.infer<typeof ruleUseSchema>;
export type RuleKind = RuleUse['kind'];

/** The parameters of one kind of rule. */
export type RuleParams<K extends RuleKind> = Extract<RuleUse, { kind: K }>['params'];

/** The kinds of this vocabulary, for walking all of them. */
export const RULE_KINDS: readonly RuleKind[] = ruleUseSchema.options.map((option) => option.shape.kind.value);
