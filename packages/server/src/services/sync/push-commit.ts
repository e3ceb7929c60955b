import { FACT_COLUMNS, type Fact, factsOf } from '@double-hundred/shared/consolidation/facts';
import { totalDayChanges } from '@double-hundred/shared/consolidation/total-day';
import { type RowFields, sameValue } from '@double-hundred/shared/ledger/fields';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { PushRequest } from '@double-hundred/shared/protocol/push';
import type { FactChange, PushCommit, PushLoad } from '../../store/sync-store.ts';
import type { ProgressChange } from '../../store/progress-store.ts';
import { type RowChange, progressChange } from '../progress/progress-change.ts';
import type { PushDraft } from './push-draft.ts';
import type { PushContext } from './settle-mutation.ts';

/** Everything a decided push writes: rows, history, results, facts with the difference to the totals, audit. */
export function commitOf(
  context: PushContext,
  draft: PushDraft,
  request: PushRequest,
  rulesVersions: ReadonlyMap<string, number>,
): PushCommit {
  const { head } = draft.ground;
  const { batchId, fileId, replicaId, unit, ledger } = request;
  const peers = draft.peerKeyChange();
  const codes = draft.codeChange();
  return {
    expected: head,
    headSeq: head.headSeq + draft.revisions.length,
    origin: {
      batchId,
      fileId,
      replicaId,
      unitId: unit,
      ledger,
      userId: context.author.id,
      userName: context.author.name,
      at: context.at,
    },
    revisions: draft.revisions,
    rows: draft.changedRows(),
    mutations: draft.mutations,
    conflicts: draft.conflicts,
    resolved: draft.resolved,
    quarantine: draft.quarantine,
    peerKeysGone: peers.gone,
    peerKeysNew: peers.fresh,
    codesGone: codes.gone,
    codesNew: codes.fresh,
    facts: factChange(context, draft),
    progress: progressOf(context, draft),
    load: loadOf(context, draft),
    rules: { versions: rulesVersions, day: context.ledgerContext.today },
    audit: {
      at: context.at,
      actor: context.author.id,
      action: 'push',
      subject: `${unit}/${ledger}`,
      detail: {
        batchId,
        fileId,
        replicaId,
        results: countStatuses(draft),
        fromSeq: head.headSeq + 1,
        toSeq: head.headSeq + draft.revisions.length,
      },
    },
  };
}

const UNIT_WRITES: ReadonlySet<Role> = new Set(['clerk', 'reviewer']);

/** How much of its writing the push was for the unit: what others set in its rows, or a new version moves, is not. */
function loadOf(context: PushContext, draft: PushDraft): PushLoad {
  const { role, migrates, raises } = context.author;
  const others = (role !== undefined && !UNIT_WRITES.has(role)) || migrates === true || raises === true;
  if (others) return { day: context.ledgerContext.today, rowsSent: 0, rowsConfirmed: 0, cellsTyped: 0 };
  let rowsConfirmed = 0;
  let cellsTyped = 0;
  for (const revision of draft.revisions) {
    if (revision.confirmed) rowsConfirmed += 1;
    cellsTyped += revision.cellsTyped ?? 0;
  }
  return { day: context.ledgerContext.today, rowsSent: draft.revisions.length - rowsConfirmed, rowsConfirmed, cellsTyped };
}

function progressOf({ ledgerContext }: PushContext, draft: PushDraft): ProgressChange {
  const changes = draft.changedRows().map((after): RowChange => {
    const { rowId, createdSeq } = after;
    // Rows that followed a name, or were judged anew with their group, are stored and were not asked for.
    const before = draft.ground.rows.get(rowId) ?? (createdSeq <= draft.ground.head.headSeq ? 'unread' : null);
    return { rowId, before, after };
  });
  return progressChange(changes, ledgerContext.campaign);
}

function factChange(context: PushContext, draft: PushDraft): FactChange {
  const none: FactChange = { rowIds: [], facts: [], totals: [] };
  if (!context.definition.rules.some((rule) => rule.kind === 'qualifying')) return none;
  const before = byRow(draft.ground.facts);
  const rowIds: string[] = [];
  const gone: Fact[] = [];
  const fresh: Fact[] = [];
  for (const { rowId, unitId, ledger, fields, unexplained, deleted } of draft.changedRows()) {
    if (ledger !== context.definition.id) continue;
    const stored = draft.ground.rows.get(rowId);
    if (stored && !stored.deleted && !deleted && stored.unexplained === unexplained && sameAchievements(stored.fields, fields))
      continue;
    const verifications = draft.ground.verifications.filter((verification) => verification.rowId === rowId);
    const after = factsOf({
      rowId,
      unitId,
      fields,
      campaign: context.ledgerContext.campaign,
      unexplained,
      verifications,
      deleted,
    });
    const earlier = before.get(rowId) ?? [];
    if (sameFacts(earlier, after)) continue;
    rowIds.push(rowId);
    gone.push(...earlier);
    fresh.push(...after);
  }
  return rowIds.length === 0 ? none : { rowIds, facts: fresh, totals: totalDayChanges(gone, fresh) };
}

function sameAchievements(before: RowFields, after: RowFields): boolean {
  return FACT_COLUMNS.every((column) => sameValue(before[column], after[column]));
}

function byRow(facts: readonly Fact[]): Map<string, Fact[]> {
  const rows = new Map<string, Fact[]>();
  for (const fact of facts) {
    const list = rows.get(fact.rowId);
    if (list) list.push(fact);
    else rows.set(fact.rowId, [fact]);
  }
  return rows;
}

function sameFacts(left: readonly Fact[], right: readonly Fact[]): boolean {
  if (left.length !== right.length) return false;
  const texts = new Set(left.map(factText));
  return right.every((fact) => texts.has(factText(fact)));
}

function factText(fact: Fact): string {
  return `${fact.kind} ${fact.basis} ${fact.unitId} ${fact.day} ${fact.bps} ${fact.lead} ${fact.yuan} ${fact.unexplained}`;
}

function countStatuses(draft: PushDraft): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of draft.mutations) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
