import { bonusOf } from '@double-hundred/shared/appraisal/bonus';
import type { ScoredRow } from '@double-hundred/shared/appraisal/scored-figures';
import type { Day } from '@double-hundred/shared/kernel/day';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { EarnedBonus } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import { type AppraisalReference, type AppraisalStores, rulesInForce, scoredRows } from './scoring-ground.ts';

/** Bonuses of all achievements verified up to a day, one a project and achievement. Null without bonus rules. */
export async function readBonuses(
  stores: AppraisalStores,
  reference: AppraisalReference,
  asOf: Day,
  viewer: User | null,
): Promise<readonly EarnedBonus[] | null> {
  const { rules } = await rulesInForce(stores.store);
  const { bonus } = rules;
  if (bonus === undefined) return null;
  const rows = await scoredRows(stores, reference, { basis: 'verified', asOf }, viewer);
  const earning = rows.filter((row) => row.kind === bonus.achievement);
  return [...new Set(earning.map((row) => row.rowId))].flatMap((rowId) => {
    const shares = earning.filter((row) => row.rowId === rowId);
    const lead: ScoredRow | undefined = shares.find((row) => row.lead) ?? shares[0];
    if (lead === undefined) return [];
    const earned = bonusOf(
      bonus,
      lead.projectYuan,
      shares.map(({ unitId, bps }) => ({ unit: unitId, bps })),
    );
    return [
      {
        rowId,
        rev: lead.rev,
        projectName: lead.projectName,
        unitId: lead.unitId,
        kind: bonus.achievement,
        day: lead.day,
        investmentYuan: lead.projectYuan,
        yuan: earned.yuan,
        capped: earned.capped,
        formula: appraisalTexts.bonusFormula(earned.steps, earned.yuan, earned.capped ? (bonus.capYuan ?? null) : null),
        parts: [...earned.parts],
      },
    ];
  });
}
