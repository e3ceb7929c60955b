import { bonusOf } from '@double-hundred/shared/appraisal/bonus';
import type { ScoredRow } from '@double-hundred/shared/appraisal/scored-figures';
import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Day } from '@double-hundred/shared/kernel/day';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { EarnedBonus } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import { type AppraisalReference, type AppraisalStores, rulesInForce, scoredRows } from './scoring-ground.ts';

/** A live row of the ledger `funds`. */
export interface FundsRow {
  readonly rowId: string;
  readonly fields: RowFields;
}

const PROJECT_BONUS = '项目奖金';

/**
 * Bonuses of all achievements verified up to a day, one a project and achievement; each part tells the row of `funds`
 * that pays it, or proposes one, so that nothing is paid twice. Null without bonus rules.
 */
export async function readBonuses(
  stores: AppraisalStores,
  reference: AppraisalReference,
  asOf: Day,
  viewer: User | null,
  funds: readonly FundsRow[],
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
        parts: earned.parts.map(({ unitId, yuan }) => payment({ unitId, yuan }, lead, bonus.achievement, funds)),
      },
    ];
  });
}

function payment(
  part: { readonly unitId: string; readonly yuan: number },
  project: ScoredRow,
  achievement: AchievementKind,
  funds: readonly FundsRow[],
): EarnedBonus['parts'][number] {
  const name = ACHIEVEMENT_NAMES[achievement];
  const paid = funds.find(({ fields }) => {
    const ref = fields['projectRef'];
    const pays = typeof ref === 'object' && 'rowId' in ref && ref.rowId === project.rowId;
    return pays && fields['kind'] === PROJECT_BONUS && fields['achievement'] === name && fields['unit'] === part.unitId;
  });
  if (paid) return { ...part, fundsRowId: paid.rowId };
  const proposal = {
    unit: part.unitId,
    kind: PROJECT_BONUS,
    projectRef: { rowId: project.rowId, text: project.projectName },
    achievement: name,
    basis: appraisalTexts.bonusBasis(name, project.day),
    amountYuan: part.yuan,
  };
  return part.yuan > 0 ? { ...part, fundsRowId: null, proposal } : { ...part, fundsRowId: null };
}
