import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { CaseDecision } from '@double-hundred/shared/duplicate/case-decision';
import type { CaseRow, CaseStep, DuplicateCase, DuplicateCases, ShownDecision } from '@double-hundred/shared/protocol/duplicates';
import type { User } from '@double-hundred/shared/protocol/session';
import type { CaseQuery, DuplicateStore, KeptCase } from '../../store/duplicate-store.ts';
import type { ListPage } from '../../store/place.ts';
import type { KeptRow, SyncStore } from '../../store/sync-store.ts';
import { createFieldMask } from '../masking/mask-fields.ts';
import { scopeOf } from '../totals/read-totals.ts';
import { comparedOf } from './scan-duplicates.ts';

export interface CaseReadingDeps {
  readonly store: DuplicateStore;
  readonly rows: Pick<SyncStore, 'rowsOf'>;
  readonly definition: LedgerDefinition;
}

/**
 * A page of the cases the viewer may see; `caseId` asks for that one only. A unit sees those with a row of its own or a
 * share for it, and of the rows only its own.
 */
export async function readCases(
  deps: CaseReadingDeps,
  { caseId, ...asked }: Omit<CaseQuery, 'unitId'> & { readonly caseId: string | null },
  viewer: User,
): Promise<DuplicateCases> {
  const own = scopeOf(viewer);
  const { rows: kept, next } =
    caseId === null ? await deps.store.cases({ ...asked, unitId: own }) : await oneCase(deps, caseId, own);
  return { cases: await shownCases(deps, kept, viewer), counts: await deps.store.counts(own), next };
}

async function oneCase({ store }: CaseReadingDeps, caseId: string, own: string | null): Promise<ListPage<KeptCase>> {
  const kept = await store.find(caseId);
  return { rows: kept === null || (own !== null && !concerns(kept, own)) ? [] : [kept], next: null };
}

/** Cases as the viewer may see them. */
export async function shownCases(deps: CaseReadingDeps, cases: readonly KeptCase[], viewer: User): Promise<DuplicateCase[]> {
  const own = scopeOf(viewer);
  const ids = cases.flatMap(({ rows }) => rows.filter(({ unitId }) => own === null || unitId === own).map(({ rowId }) => rowId));
  const stored = new Map((await deps.rows.rowsOf(ids)).map((row) => [row.rowId, row]));
  return cases.map((kept) => shownCase(deps.definition, stored, kept, viewer));
}

function shownCase(
  definition: LedgerDefinition,
  stored: ReadonlyMap<string, KeptRow>,
  kept: KeptCase,
  viewer: User,
): DuplicateCase {
  const own = scopeOf(viewer);
  const mine = kept.rows.filter((row) => own === null || row.unitId === own);
  const rows = mine.map((row) => caseRow(definition, stored.get(row.rowId) ?? null, row, viewer));
  return {
    id: kept.id,
    score: kept.score,
    reasons: [...kept.reasons],
    foundAt: kept.foundAt,
    state: kept.state,
    decision: shownDecision(kept, kept.decision, own),
    // Which unit is on the other side is for the district office to say, not for a list.
    unitIds: own === null ? [...new Set(kept.rows.map(({ unitId }) => unitId))].toSorted() : [own],
    rows,
    steps: kept.steps
      .filter((step) => own === null || step.unitId === null || step.unitId === own)
      .map((step) => shownStep(kept, step, own)),
    waitingFor: waitingFor(kept).filter((unitId) => own === null || unitId === own),
  };
}

// The office writes its notes for itself: what it says of one unit must not reach the other.
function shownStep(kept: KeptCase, step: CaseStep, own: string | null): DuplicateCase['steps'][number] {
  const note = own === null || step.unitId === own ? step.note : '';
  return { ...step, decision: shownDecision(kept, step.decision, own), note };
}

function shownDecision(kept: KeptCase, decision: CaseDecision | null, own: string | null): ShownDecision | null {
  if (decision === null || own === null || !('leadRowId' in decision)) return decision;
  const { kind, leadRowId } = decision;
  const leads = kept.rows.some((row) => row.rowId === leadRowId && row.unitId === own);
  return {
    kind,
    ...(leads ? { leadRowId } : {}),
    ...(kind === 'same' ? { shares: decision.shares.filter(({ unit }) => unit === own) } : {}),
  };
}

/** Units with a share in what is proposed that have not agreed to it since. */
export function waitingFor(kept: KeptCase): readonly string[] {
  if (kept.state !== 'proposed' || kept.decision?.kind !== 'same') return [];
  const proposal = kept.steps.findLastIndex((step) => step.kind === 'propose');
  const since = kept.steps.slice(proposal + 1);
  return kept.decision.shares
    .map(({ unit }) => unit)
    .filter((unit) => since.findLast((step) => step.unitId === unit)?.kind !== 'agree');
}

/** Whether a unit has a row in the case or a share in what is proposed or decided. */
export function concerns(kept: KeptCase, unitId: string): boolean {
  const shares = kept.decision?.kind === 'same' ? kept.decision.shares : [];
  return kept.rows.some((row) => row.unitId === unitId) || shares.some(({ unit }) => unit === unitId);
}

function caseRow(
  definition: LedgerDefinition,
  row: KeptRow | null,
  known: { readonly rowId: string; readonly unitId: string },
  viewer: User,
): CaseRow {
  const masked = createFieldMask(definition, viewer);
  const fields = row ? masked.fields(row.fields, row) : {};
  const { name, investmentYuan, ...compared } = comparedOf(known.rowId, known.unitId, fields);
  const stage = fields['stage'];
  return {
    ...compared,
    projectName: name,
    totalInvestmentYuan: investmentYuan,
    stage: typeof stage === 'string' ? stage : '',
    deleted: row === null || row.deleted,
  };
}
