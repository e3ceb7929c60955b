import { groupRules } from '@double-hundred/shared/check/group';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { KeptRow, SyncTurn } from '../../store/sync-store.ts';
import { checkRow } from './check-row.ts';
import { columnsElsewhere } from './codes-elsewhere.ts';
import type { PushDraft } from './push-draft.ts';
import type { PushContext } from './settle-mutation.ts';

/**
 * Judges anew what hangs on several rows together, once all changes of a push are decided: the changed rows, and those
 * that hang on the groups they left or joined. Such a row gets no revision, only its findings change.
 */
export async function settleGroups(
  context: PushContext,
  draft: PushDraft,
  turn: Pick<SyncTurn, 'ground'>,
  given: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Promise<ReadonlyMap<string, KeptRow>> {
  const judged = new Map<string, KeptRow>();
  if (groupRules(context.definition).length === 0) return judged;
  const changed = draft.changedRows().filter((row) => row.ledger === context.definition.id);
  const concerned = new Set<string>();
  for (const row of changed) {
    const before = draft.ground.rows.get(row.rowId);
    for (const state of [row, before]) {
      if (state === undefined || state.deleted) continue;
      for (const rowId of await draft.hangingOn(row.rowId, row.createdSeq, state.fields)) concerned.add(rowId);
    }
    concerned.add(row.rowId);
  }
  const here = new Set(changed.map(({ rowId }) => rowId));
  const away = [...concerned].filter((rowId) => !here.has(rowId) && draft.row(rowId) === null);
  const loaded = away.length === 0 ? null : (await turn.ground([], away)).rows;
  for (const rowId of concerned) {
    const row = draft.row(rowId) ?? loaded?.get(rowId) ?? null;
    if (row === null || row.deleted) continue;
    const before = here.has(rowId) ? (draft.ground.rows.get(rowId) ?? null) : row;
    // What was given for a row of this push is given for it as it stands; a row beside it is not answered anew.
    const texts = here.has(rowId) ? { ...textsOf(row), ...given.get(rowId) } : {};
    const next = await judgeAnew(context, draft, row, before, texts);
    if (sameJudgement(row, next)) continue;
    draft.judgeRow(next);
    judged.set(rowId, next);
  }
  return judged;
}

/** The results of a push with the findings as they stand at its end. */
export function withJudgements(results: readonly MutationResult[], judged: ReadonlyMap<string, KeptRow>): MutationResult[] {
  return results.map((result) => {
    const row = judged.get(result.rowId);
    if (row === undefined || row.seq !== result.seq || result.replay === true || result.status === 'invalid') return result;
    const { findings: _before, ...rest } = result;
    return row.findings.length === 0 ? rest : { ...rest, findings: [...row.findings] };
  });
}

async function judgeAnew(
  context: PushContext,
  draft: PushDraft,
  row: KeptRow,
  before: KeptRow | null,
  given: Readonly<Record<string, string>>,
): Promise<KeptRow> {
  const beside = await draft.besides(row.rowId, row.createdSeq, row.fields);
  const check = checkRow(context.definition, context.ledgerContext, {
    rowId: row.rowId,
    before,
    fields: row.fields,
    ...beside,
    links: context.links,
    elsewhere: columnsElsewhere(context.definition, row.fields, context.elsewhere),
    given,
  });
  return { ...row, findings: check.findings, unexplained: check.unexplained, explanations: check.explanations };
}

function textsOf({ explanations }: KeptRow): Record<string, string> {
  return Object.fromEntries(Object.entries(explanations).map(([ruleId, { text }]) => [ruleId, text]));
}

/** Whether the same is found about a row, and the same reasons stand. */
export function sameJudgement(left: KeptRow, right: KeptRow): boolean {
  return (
    left.unexplained === right.unexplained &&
    JSON.stringify([left.findings, left.explanations]) === JSON.stringify([right.findings, right.explanations])
  );
}
