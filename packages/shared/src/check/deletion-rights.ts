import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { rightsText } from '../message/rights.ts';
import type { Role } from '../protocol/session.ts';
import type { Finding } from '../rule/finding.ts';

/**
 * Why a row cannot be deleted by the role: it holds, or is known to have held, a value that only others set, such as 已销号.
 * Deleting it and entering it anew would undo their decision. Null when it can.
 */
export function deletionFinding(definition: LedgerDefinition, role: Role | undefined, fields: RowFields): Finding | null {
  if (role === undefined) return null;
  for (const { key, heading, setBy } of definition.columns) {
    if (setBy === undefined || typeof setBy.reserved === 'string' || setBy.roles.some((other) => other === role)) continue;
    const value = fields[key];
    if (typeof value === 'string' && setBy.reserved.values.includes(value)) return rightsText.rowStands(heading, value);
    for (const rule of definition.rules) {
      if (rule.kind !== 'counts' || rule.params.column !== key || !setBy.reserved.values.includes(rule.params.value)) continue;
      const count = fields[rule.params.into];
      if (typeof count === 'number' && count > 0) return rightsText.rowCounted(rule.params.value, count);
    }
  }
  return null;
}
