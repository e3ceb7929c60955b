import { bonusOf } from '@double-hundred/shared/appraisal/bonus';
import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Day } from '@double-hundred/shared/kernel/day';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { EarnedBonus } from '@double-hundred/shared/protocol/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FactRow, RowPlace, RowsBehind } from '../../store/totals-store.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';
import { type AppraisalReference, type AppraisalStores, rulesInForce } from './scoring-ground.ts';

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
  const paid = paidBonuses(funds, bonus.achievement);
  const earning = await earningRows(stores, reference, { kind: bonus.achievement, asOf });
  const nameOf = createFactNamer(reference.definition, viewer);
  return earning.map(({ lead, shares }) => {
    const investmentYuan = shares.reduce((sum, { yuan }) => sum + yuan, 0);
    const earned = bonusOf(
      bonus,
      investmentYuan,
      shares.map(({ shareUnitId, bps }) => ({ unit: shareUnitId, bps })),
    );
    const project = { rowId: lead.rowId, projectName: nameOf(lead), day: lead.day };
    return {
      ...project,
      rev: lead.rev,
      unitId: lead.shareUnitId,
      kind: bonus.achievement,
      investmentYuan,
      yuan: earned.yuan,
      capped: earned.capped,
      formula: appraisalTexts.bonusFormula(earned.steps, earned.yuan, earned.capped ? (bonus.capYuan ?? null) : null),
      parts: earned.parts.map(({ unitId, yuan }) => payment({ unitId, yuan }, project, bonus.achievement, paid)),
    };
  });
}

const PAGE = 2_000;

/** Every project with a verified achievement of the kind, with its leading part and all parts. */
async function earningRows(
  { totalsStore }: Pick<AppraisalStores, 'totalsStore'>,
  { definition }: AppraisalReference,
  { kind, asOf }: { readonly kind: AchievementKind; readonly asOf: Day },
): Promise<readonly { readonly lead: FactRow; readonly shares: readonly FactRow[] }[]> {
  const projects = new Map<string, FactRow[]>();
  for (let after: RowPlace | null | undefined; after !== null;) {
    const query = { basis: 'verified' as const, asOf, unitId: null, kind, after: after ?? null, limit: PAGE };
    const page: RowsBehind = await totalsStore.rowsBehind({ ...query, ...factColumns(definition) });
    for (const fact of page.facts) projects.set(fact.rowId, [...(projects.get(fact.rowId) ?? []), fact]);
    after = page.next;
  }
  return [...projects.values()].flatMap((shares) => {
    const lead = shares.find((fact) => fact.lead) ?? shares[0];
    return lead === undefined ? [] : [{ lead, shares }];
  });
}

// The rows of `funds` that pay a bonus of the achievement, by project and unit.
function paidBonuses(funds: readonly FundsRow[], achievement: AchievementKind): ReadonlyMap<string, string> {
  return new Map(
    funds.toReversed().flatMap(({ rowId, fields }) => {
      const { projectRef: ref, unit } = fields;
      const pays = fields['kind'] === PROJECT_BONUS && fields['achievement'] === ACHIEVEMENT_NAMES[achievement];
      if (!pays || typeof ref !== 'object' || !('rowId' in ref) || typeof unit !== 'string') return [];
      return [[`${ref.rowId} ${unit}`, rowId] as const];
    }),
  );
}

function payment(
  part: { readonly unitId: string; readonly yuan: number },
  project: { readonly rowId: string; readonly projectName: string; readonly day: string },
  achievement: AchievementKind,
  paid: ReadonlyMap<string, string>,
): EarnedBonus['parts'][number] {
  const name = ACHIEVEMENT_NAMES[achievement];
  const fundsRowId = paid.get(`${project.rowId} ${part.unitId}`);
  if (fundsRowId !== undefined) return { ...part, fundsRowId };
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
