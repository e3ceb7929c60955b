import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { verificationTexts } from '@double-hundred/shared/message/targets';
import type { Claim, ClaimState, ClaimsResponse, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { User } from '@double-hundred/shared/protocol/session';
import { parseDay } from '@double-hundred/shared/kernel/day';
import type { ClaimStore, KeptClaim } from '../../store/claim-store.ts';
import type { KeptVerification } from '../../store/verification-store.ts';
import { codeName, createFieldMask } from '../masking/mask-fields.ts';
import { scopeOf } from '../totals/read-totals.ts';

export interface ClaimsQuery {
  readonly basis: 'verified' | 'official';
  readonly state?: ClaimState | undefined;
  readonly unit?: string | undefined;
  readonly kind?: AchievementKind | undefined;
  readonly next?: string | undefined;
  readonly limit: number;
}

/** What units claim, for the verification desk: state, latest decision, evidence, and why a claim cannot be decided yet. */
export async function listClaims(
  deps: { readonly store: ClaimStore; readonly definition: LedgerDefinition },
  query: ClaimsQuery,
  viewer: User,
): Promise<ClaimsResponse> {
  const { nameColumn, stages } = deps.definition;
  const stageColumn = stages?.column ?? nameColumn;
  const mask = createFieldMask(deps.definition, viewer);
  const { claims, next } = await deps.store.claims({
    basis: query.basis,
    state: query.state ?? null,
    unitId: scopeOf(viewer) ?? query.unit ?? null,
    kind: query.kind ?? null,
    after: query.next ?? null,
    limit: query.limit,
    nameColumn,
    stageColumn,
  });
  return {
    claims: claims.map((claim): Claim => {
      const row = { rowId: claim.rowId, unitId: claim.unitId, states: [{ [stageColumn]: claim.stage }] };
      const seen = mask.value(nameColumn, claim.name, row);
      return {
        rowId: claim.rowId,
        unitId: claim.unitId,
        kind: claim.kind,
        projectName: typeof seen === 'string' ? seen : codeName(claim.rowId),
        day: claim.day,
        yuan: claim.yuan,
        rev: claim.rev,
        state: claim.state,
        blocked: blockedOf(claim, query.basis),
        evidence: { files: claim.files, reused: claim.reused },
        decision: claim.decision && recordOf(claim.decision),
      };
    }),
    next,
  };
}

function blockedOf(claim: KeptClaim, basis: ClaimsQuery['basis']): Claim['blocked'] {
  const blocked: Claim['blocked'] = [];
  if (claim.state === 'confirmed') return blocked;
  if (claim.unexplained) blocked.push({ code: 'UNEXPLAINED', detail: verificationTexts.unexplained });
  if (basis === 'official' && !claim.verified)
    blocked.push({ code: 'NEEDS_VERIFIED', detail: verificationTexts.needsVerified(claim.kind) });
  return blocked;
}

/** A decision as it goes over the wire. */
export function recordOf(decision: KeptVerification): VerificationRecord {
  const { kind, basis, claimedYuan, ground, userName, at } = decision;
  const [day, claimedDay] = [parseDay(decision.day), parseDay(decision.claimedDay)];
  if (day === null || claimedDay === null) throw new Error(`a decision about ${decision.rowId} without a day`);
  return {
    kind,
    basis,
    decision: decision.decision,
    day,
    claimedDay,
    claimedYuan,
    ground,
    evidence: [...decision.evidence],
    by: userName,
    at,
  };
}
