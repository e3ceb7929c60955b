import * as z from 'zod';
import { severitySchema } from './finding.ts';

const count = z.number().int().min(0);
const positive = z.number().int().positive();
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const stageDay = z.object({ stage: z.string(), column: z.string() });

/** The life of a rule: a draft until `trialFrom`, a hint on trial until `inForceFrom`, gone after `lastDay`. */
export const ruleLifeSchema = z.object({ trialFrom: dayText, inForceFrom: dayText.optional(), lastDay: dayText.optional() });

const base = { id: z.string(), severity: severitySchema, life: ruleLifeSchema.optional() };

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
  /** Two rows agree in all columns of a match; each match has its own severity, the strongest is reported. */
  kind('sameTwice', { matches: z.array(z.object({ columns: z.array(z.string()).min(1), severity: severitySchema })).min(1) }),
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
  kind('dayBeyondStage', { days: z.array(stageDay) }),
  /** Evidence is named from a stage on. */
  kind('evidenceFrom', { column: z.string(), stage: z.string() }),
  /** A row in an ended stage says why. */
  kind('remarkWhenEnded', { column: z.string() }),
]);
export type RuleUse = z.infer<typeof ruleUseSchema>;
export type RuleKind = RuleUse['kind'];

/** The parameters of one kind of rule. */
export type RuleParams<K extends RuleKind> = Extract<RuleUse, { kind: K }>['params'];

/** The kinds of this vocabulary, for walking all of them. */
export const RULE_KINDS: readonly RuleKind[] = ruleUseSchema.options.map((option) => option.shape.kind.value);
