import * as z from 'zod';
import { type Day, daySchema } from '../kernel/day.ts';

/** asked by the unit, granted or refused by the district office; a granted one ends with its period by itself. */
export const EXEMPTION_STATES = ['asked', 'granted', 'refused'] as const;

/** That a rule of a ledger only informs a unit while a period runs (规则豁免). */
export const ruleExemptionSchema = z
  .object({
    id: z.string(),
    unitId: z.string(),
    ledger: z.string(),
    ruleId: z.string(),
    period: z.string(),
    firstDay: daySchema,
    lastDay: daySchema,
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    state: z.enum(EXEMPTION_STATES),
    answer: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: 'RuleExemption' });
export type RuleExemption = z.infer<typeof ruleExemptionSchema>;
export const ruleExemptionsSchema = z.object({ exemptions: z.array(ruleExemptionSchema) }).meta({ id: 'RuleExemptions' });

export const exemptionRequestSchema = z
  .object({
    unit: z.string().min(1),
    ledger: z.string().min(1),
    ruleId: z.string().min(1),
    period: z.string().min(1),
    reason: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'RuleExemptionRequest' });
export type ExemptionRequest = z.infer<typeof exemptionRequestSchema>;
export const exemptionAnswerSchema = z
  .object({ granted: z.boolean(), reason: z.string().trim().min(1).max(500) })
  .meta({ id: 'RuleExemptionAnswer' });
export type ExemptionAnswer = z.infer<typeof exemptionAnswerSchema>;

/** Whether an exemption of a ledger has begun or ended after one day up to another; '' lies before every day. */
export function exemptionTurns(
  exemptions: readonly Pick<RuleExemption, 'ledger' | 'firstDay' | 'lastDay' | 'state'>[],
  ledger: string,
  after: string,
  upTo: Day,
): boolean {
  return exemptions.some(
    (one) =>
      one.state === 'granted' &&
      one.ledger === ledger &&
      ((after < one.firstDay && one.firstDay <= upTo) || (after <= one.lastDay && one.lastDay < upTo)),
  );
}

/** The ids of the rules that only inform a unit on a day. Ids of rules are used by one ledger only: reading a definition refuses others. */
export function exemptRuleIds(
  exemptions: readonly Pick<RuleExemption, 'unitId' | 'ruleId' | 'firstDay' | 'lastDay' | 'state'>[],
  unitId: string,
  today: Day,
): readonly string[] {
  return exemptions
    .filter((one) => one.state === 'granted' && one.unitId === unitId && one.firstDay <= today && today <= one.lastDay)
    .map(({ ruleId }) => ruleId);
}
