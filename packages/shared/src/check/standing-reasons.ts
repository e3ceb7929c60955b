import type { Day } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { ruleDependsOnDay } from '../rule/depends-on-day.ts';
import type { Finding } from '../rule/finding.ts';
import { answersAll, askingColumns, groundsHold, reasonGrounds } from '../rule/reason-grounds.ts';
import type { SheetRow } from './row.ts';

const NONE: Readonly<Record<string, string>> = {};

/** What is found about a row in itself, today and on other days. */
export interface FoundByDay {
  readonly today: Day;
  readonly findings: readonly Finding[];
  on(day: Day): readonly Finding[];
}

type ReasonedRow = Pick<SheetRow, 'explanations' | 'grounds' | 'accepted' | 'acceptedReasons' | 'lastConfirmedDay'>;

/**
 * The reasons that stand for a row's explain findings, by rule id: the clerk's own while the values they were written
 * for are unchanged, else those the server holds for the same values. A changed value is asked about again, and so is
 * what the same rule has found since, as days went by.
 */
export function standingReasons(
  definition: LedgerDefinition,
  row: ReasonedRow,
  found: FoundByDay,
  fields: RowFields,
): Readonly<Record<string, string>> {
  const { explanations, grounds, accepted, acceptedReasons } = row;
  const { findings } = found;
  if (explanations === undefined && acceptedReasons === undefined) return NONE;
  const standing: Record<string, string> = {};
  for (const { ruleId, severity } of findings) {
    if (severity !== 'explain' || standing[ruleId] !== undefined) continue;
    const own = explanations?.[ruleId];
    const ownGrounds = grounds?.[ruleId];
    const told = acceptedReasons?.[ruleId];
    if (own !== undefined && (ownGrounds === undefined || groundsHold(ownGrounds, fields))) {
      const answers = ownGrounds === undefined || answersAll(ownGrounds, askingColumns(ruleId, findings));
      if (answers && own.trim() !== '') standing[ruleId] = own;
      if (answers) continue;
    }
    if (told === undefined || accepted === undefined) continue;
    if (!groundsHold(reasonGrounds(definition, ruleId, findings, accepted), fields)) continue;
    if (!asksAnew(definition, ruleId, found, row.lastConfirmedDay)) standing[ruleId] = told;
  }
  return standing;
}

/** What stands on the server answered all that was found on the day of the last revision; days since may have found more. */
function asksAnew(definition: LedgerDefinition, ruleId: string, found: FoundByDay, since: Day | undefined): boolean {
  if (since === undefined || since >= found.today || !ruleDependsOnDay(definition, ruleId)) return false;
  const asked = new Set(found.on(since).flatMap((finding) => (finding.ruleId === ruleId ? [finding.column] : [])));
  return askingColumns(ruleId, found.findings).some((column) => !asked.has(column));
}
