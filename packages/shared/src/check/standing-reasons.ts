import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import { groundsHold, reasonGrounds } from '../rule/reason-grounds.ts';
import type { SheetRow } from './row.ts';

const NONE: Readonly<Record<string, string>> = {};

/**
 * The reasons that stand for a row's explain findings, by rule id: the clerk's own while the values they were written
 * for are unchanged, else those the server holds for the same values. A changed value is asked about again.
 */
export function standingReasons(
  definition: LedgerDefinition,
  row: Pick<SheetRow, 'explanations' | 'grounds' | 'accepted' | 'acceptedReasons'>,
  findings: readonly Finding[],
  fields: RowFields,
): Readonly<Record<string, string>> {
  const { explanations, grounds, accepted, acceptedReasons } = row;
  if (explanations === undefined && acceptedReasons === undefined) return NONE;
  const standing: Record<string, string> = {};
  for (const { ruleId, severity } of findings) {
    if (severity !== 'explain' || standing[ruleId] !== undefined) continue;
    const own = explanations?.[ruleId];
    const ownGrounds = grounds?.[ruleId];
    if (own !== undefined && (ownGrounds === undefined || groundsHold(ownGrounds, fields))) {
      if (own.trim() !== '') standing[ruleId] = own;
      continue;
    }
    const told = acceptedReasons?.[ruleId];
    if (told === undefined || accepted === undefined) continue;
    if (groundsHold(reasonGrounds(definition, ruleId, findings, accepted), fields)) standing[ruleId] = told;
  }
  return standing;
}
