import type { AchievementKind, Campaign } from '@double-hundred/shared/campaign/campaign';
import { ACHIEVEMENT_DAYS, factsOf } from '@double-hundred/shared/consolidation/facts';
import { totalDayChanges } from '@double-hundred/shared/consolidation/total-day';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { Day } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { problemText } from '@double-hundred/shared/message/problems';
import { verificationTexts } from '@double-hundred/shared/message/targets';
import type { User } from '@double-hundred/shared/protocol/session';
import type { VerificationRequest } from '@double-hundred/shared/protocol/totals';
import type { Reference } from '../reference/reference.ts';
import type { KeptVerification, VerificationGround, VerificationStore } from '../../store/verification-store.ts';

/** Why a decision cannot be taken; `pointer` names the field of the request. */
export interface VerificationFault {
  readonly code:
    | 'ROW_UNKNOWN'
    | 'NOT_CLAIMED'
    | 'UNEXPLAINED'
    | 'NEEDS_VERIFIED'
    | 'DAY_OUTSIDE'
    | 'NO_CAMPAIGN'
    | 'NOTHING_TO_REFUSE'
    | 'NOTHING_TO_WITHDRAW'
    | 'EVIDENCE_UNKNOWN';
  readonly pointer: string;
  readonly detail: string;
}

/**
 * Confirms or refuses an achievement under a basis. Verified figures count on the verified day; official needs verified;
 * refusing undoes a confirmation or says why a claim is not confirmed; withdrawing takes the last decision back. A later
 * edit of the achievement's day or amount lets the decision lapse by itself.
 */
export async function verifyAchievement(
  deps: { store: VerificationStore; reference: Pick<Reference, 'campaign'>; clock: Clock },
  request: VerificationRequest,
  actor: User,
): Promise<Result<KeptVerification, VerificationFault>> {
  return deps.store.exclusive(async (turn) => {
    const campaign = deps.reference.campaign();
    if (!campaign) return err({ code: 'NO_CAMPAIGN', pointer: '', detail: problemText.noCampaign });
    const ground = await turn.ground(request.rowId);
    if (!ground) return err({ code: 'ROW_UNKNOWN', pointer: '/rowId', detail: verificationTexts.noRow });
    const fault = faultOf(request, ground, campaign, deps.clock.today());
    if (fault) return err(fault);

    const { row } = ground;
    const at = new Date(deps.clock.now()).toISOString();
    const claimed = claimOf(row.fields, request.kind);
    if (!claimed) return err({ code: 'NOT_CLAIMED', pointer: '/kind', detail: verificationTexts.notClaimed(request.kind) });
    const { claimedDay, claimedYuan } = claimed;
    const evidence = request.evidence ?? [];
    const decided: KeptVerification = {
      ...request,
      evidence,
      claimedDay,
      claimedYuan,
      userId: actor.id,
      userName: actor.name,
      at,
    };
    const facts = factsOf({ ...row, campaign, verifications: [...ground.verifications, decided] });
    const change = { rowIds: [row.rowId], facts, totals: totalDayChanges(ground.facts, facts) };
    const detail = { ...request, claimedDay, claimedYuan };
    await turn.save(decided, change, { at, actor: actor.id, action: 'verification', subject: row.rowId, detail });
    return ok(decided);
  });
}

/** What a row claims of a kind: the day and the total investment in yuan. */
function claimOf(fields: RowFields, kind: AchievementKind): { claimedDay: string; claimedYuan: number } | null {
  const claimedDay = fields[ACHIEVEMENT_DAYS[kind]];
  const claimedYuan = fields['totalInvestmentYuan'];
  return typeof claimedDay === 'string' && typeof claimedYuan === 'number' ? { claimedDay, claimedYuan } : null;
}

function faultOf(
  request: VerificationRequest,
  ground: VerificationGround,
  campaign: Campaign,
  today: Day,
): VerificationFault | null {
  const foreign = (request.evidence ?? []).some((id) => !ground.evidence.includes(id));
  if (foreign) return { code: 'EVIDENCE_UNKNOWN', pointer: '/evidence', detail: verificationTexts.foreignEvidence };
  return decisionFault(request, ground, campaign, today);
}

function decisionFault(
  request: VerificationRequest,
  { row, facts, verifications }: VerificationGround,
  campaign: Campaign,
  today: Day,
): VerificationFault | null {
  const { kind, basis, decision, day } = request;
  const counts = (asked: string) => facts.some((fact) => fact.kind === kind && fact.basis === asked);
  if (decision === 'withdraw') {
    const last = verifications.findLast((one) => one.kind === kind && one.basis === basis);
    return last !== undefined && last.decision !== 'withdraw'
      ? null
      : { code: 'NOTHING_TO_WITHDRAW', pointer: '/decision', detail: verificationTexts.nothingToWithdraw(kind) };
  }
  if (decision === 'refuse') {
    return counts(basis) || counts('claimed')
      ? null
      : { code: 'NOTHING_TO_REFUSE', pointer: '/decision', detail: verificationTexts.nothingToRefuse(kind) };
  }
  if (!counts('claimed')) return { code: 'NOT_CLAIMED', pointer: '/kind', detail: verificationTexts.notClaimed(kind) };
  if (row.unexplained) return { code: 'UNEXPLAINED', pointer: '/rowId', detail: verificationTexts.unexplained };
  if (basis === 'official' && !counts('verified')) {
    return { code: 'NEEDS_VERIFIED', pointer: '/basis', detail: verificationTexts.needsVerified(kind) };
  }
  if (day < campaign.firstDay || day > campaign.lastDay) {
    return { code: 'DAY_OUTSIDE', pointer: '/day', detail: verificationTexts.outsideWindow(campaign.firstDay, campaign.lastDay) };
  }
  if (day > today) return { code: 'DAY_OUTSIDE', pointer: '/day', detail: verificationTexts.dayAhead(today) };
  return null;
}
