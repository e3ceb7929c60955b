import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { problemText, ROLE_NAMES } from '@double-hundred/shared/message/problems';
import type { Role } from '@double-hundred/shared/protocol/session';
import { mayPush } from '@double-hundred/shared/check/setting-rights';
import type { Refusal } from './problem.ts';

/** The refusal for a role that sets nothing in any row of a ledger; null when it sets something, or the ledger is unknown. */
export function ledgerRefusal(definition: LedgerDefinition | null, role: Role): Refusal | null {
  if (definition === null || mayPush(definition, role)) return null;
  return { code: 'ROLE_FORBIDDEN', detail: problemText.roleForbidden(ROLE_NAMES[role]) };
}
