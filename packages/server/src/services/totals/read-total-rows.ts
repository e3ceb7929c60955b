import {
  ACHIEVEMENT_KINDS,
  type AchievementKind,
  type Basis,
  type Campaign,
  achievementKindSchema,
} from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowReason, TotalRow } from '@double-hundred/shared/protocol/totals';
import type { User } from '@double-hundred/shared/protocol/session';
import * as z from 'zod';
import type { FactRow, RowPlace, TotalsStore } from '../../store/totals-store.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';
import type { CurrentFields, RowsNow } from '../masking/mask-answers.ts';
import { createFieldMask, type FieldMask } from '../masking/mask-fields.ts';
import { maskFindings, relatedRows } from '../masking/mask-findings.ts';
import { scopeOf } from './read-totals.ts';

export interface TotalRowsQuery {
  readonly asOf: Day;
  readonly basis: Basis;
  readonly unit: string | undefined;
  readonly kind: AchievementKind | undefined;
  /** `next` of the page before. */
  readonly next: string | undefined;
  readonly limit: number;
}

/**
 * The rows behind a figure, with each row's part in it. Their counts and yuan add up to the figure exactly.
 * They come in pages: `next` asks for the following one and is null on the last.
 * A row that another unit handed in counts here by attribution; a unit account sees its part, under a code name.
 */
export async function readTotalRows(
  deps: { store: TotalsStore; campaign: Campaign; definition: LedgerDefinition; currentFields: CurrentFields },
  query: TotalRowsQuery,
  viewer: User | null,
): Promise<{ readonly rows: readonly TotalRow[]; readonly next: string | null }> {
  const own = viewer ? scopeOf(viewer) : null;
  const nameOf = createFactNamer(deps.definition, viewer);
  const unitId = own ?? query.unit ?? null;
  const { facts, next } = await pageOf(deps, query, unitId);
  const rows =
    unitId === null ? districtParts(facts) : facts.map((fact) => ({ fact, yuan: fact.yuan, bps: fact.bps, lead: fact.lead }));
  const mask = viewer ? createFieldMask(deps.definition, viewer) : null;
  const reasons = new Map<FactRow, readonly RowReason[]>();
  const asking = rows.map(({ fact }) => fact).filter((fact) => fact.asking.length > 0 && nameOf(fact) === fact.name);
  const related = asking.flatMap((fact) => relatedRows(fact.asking.map(({ finding }) => finding)));
  const known = related.length === 0 ? new Map<string, RowFields>() : await deps.currentFields(related);
  for (const fact of asking) reasons.set(fact, reasonsOf(deps.definition, fact, mask, known));
  const told = rows.map(({ fact, yuan, bps, lead }): TotalRow => ({
    rowId: fact.rowId,
    unitId: fact.unitId,
    projectName: nameOf(fact),
    day: fact.day,
    countShare: countShare(deps.campaign.countPolicy, { bps, lead, district: unitId === null }),
    yuanShare: yuan,
    rev: fact.rev,
    unexplained: fact.unexplained,
    ...(fact.duplicate === null ? {} : { duplicate: fact.duplicate }),
    ...reasonsTold(reasons.get(fact)),
  }));
  return { rows: told, next };
}

function reasonsOf(
  definition: LedgerDefinition,
  { rowId, unitId, stage, asking }: FactRow,
  mask: FieldMask | null,
  known: RowsNow,
): readonly RowReason[] {
  const findings = asking.map(({ finding }) => finding);
  const explanations = Object.fromEntries(asking.flatMap(({ finding, text }) => (text === null ? [] : [[finding.ruleId, text]])));
  const row = { rowId, unitId, states: [{ [factColumns(definition).stageColumn]: stage }] };
  const told = mask === null ? { findings, explanations } : maskFindings({ findings, explanations }, row, mask, known);
  // Where a reason was given and is kept back, nothing says that there is none.
  const open = told.findings.filter(
    ({ ruleId }) => explanations[ruleId] === undefined || told.explanations[ruleId] !== undefined,
  );
  return open.map(({ ruleId, message }) => ({ ruleId, message, text: told.explanations[ruleId] ?? null }));
}

function reasonsTold(reasons: readonly RowReason[] | undefined): Pick<TotalRow, 'reasons'> {
  return reasons === undefined || reasons.length === 0 ? {} : { reasons: [...reasons] };
}

// Without a kind the kinds come one after the other; `next` names the kind it is at.
async function pageOf(
  { store, definition }: { store: TotalsStore; definition: LedgerDefinition },
  { kind, next, limit, basis, asOf }: TotalRowsQuery,
  unitId: string | null,
): Promise<{ readonly facts: readonly FactRow[]; readonly next: string | null }> {
  const [at, after] = next === undefined ? [undefined, null] : placeOf(next);
  const kinds = kind === undefined ? ACHIEVEMENT_KINDS : [kind];
  const facts: FactRow[] = [];
  let place = after;
  for (const each of kinds.slice(
    Math.max(
      0,
      kinds.findIndex((known) => known === at),
    ),
  )) {
    const most = limit - new Set(facts.map((fact) => `${fact.kind} ${fact.rowId}`)).size;
    if (most <= 0) return { facts, next: JSON.stringify([each, null]) };
    const page = await store.rowsBehind({
      basis,
      asOf,
      unitId,
      kind: each,
      after: place,
      limit: most,
      ...factColumns(definition),
    });
    facts.push(...page.facts);
    if (page.next !== null) return { facts, next: JSON.stringify([each, page.next]) };
    place = null;
  }
  return { facts, next: null };
}

const placeSchema = z.tuple([achievementKindSchema, z.tuple([z.string(), z.string()]).nullable()]);

// A place that is none of ours starts from the beginning.
function placeOf(next: string): [AchievementKind | undefined, RowPlace | null] {
  try {
    return placeSchema.parse(JSON.parse(next));
  } catch {
    return [undefined, null];
  }
}

interface Part {
  readonly fact: FactRow;
  readonly yuan: number;
  readonly bps: number;
  readonly lead: boolean;
}

// For the district a project is one line, whatever number of units share it.
function districtParts(facts: readonly FactRow[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const fact of facts) {
    const key = `${fact.rowId} ${fact.kind}`;
    const before = parts.get(key);
    parts.set(key, {
      fact: before?.fact ?? fact,
      yuan: (before?.yuan ?? 0) + fact.yuan,
      bps: (before?.bps ?? 0) + fact.bps,
      lead: (before?.lead ?? false) || fact.lead,
    });
  }
  return [...parts.values()];
}

function countShare(policy: Campaign['countPolicy'], part: { bps: number; lead: boolean; district: boolean }): number {
  if (policy === 'share') return part.bps / 10_000;
  if (policy === 'each' && !part.district) return 1;
  return part.lead ? 1 : 0;
}
