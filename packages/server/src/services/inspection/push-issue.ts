import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { FieldChanges, RowFields } from '@double-hundred/shared/ledger/fields';
import { inspectionTexts } from '@double-hundred/shared/message/inspection';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { KeptBeside } from '../../store/sync-store.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import type { InspectionDeps, InspectionFault } from './inspection-deps.ts';

/** A row of the issues ledger before it is changed; `rev` 0 and no fields for one that is raised. */
export interface IssueBefore {
  readonly rowId: string;
  readonly unitId: string;
  readonly rev: number;
  readonly fields: RowFields;
}

/**
 * Changes an issue through a push of its own, so that merge, rules, history and audit are those of every other change,
 * and keeps what belongs to it in the same transaction. A change that does not come about leaves no trace at all; one
 * that was made already by somebody else gives null.
 */
export async function pushIssue(
  { push, rows, ids, reference }: InspectionDeps,
  issue: IssueBefore,
  set: FieldChanges,
  author: SyncAuthor,
  beside: (rev: number) => KeptBeside,
): Promise<Result<number | null, InspectionFault>> {
  const base = Object.fromEntries(Object.keys(set).map((key) => [key, issue.fields[key] ?? null]));
  const mutation = { id: ids.next('m'), rowId: issue.rowId, kind: 'upsert', baseRev: issue.rev, base, set };
  const pushed = await push(
    {
      epoch: (await rows.head()).epoch,
      fileId: ids.next('f'),
      replicaId: ids.next('p'),
      batchId: ids.next('b'),
      schemaVersion: reference.definition('issues')?.version ?? 1,
      unit: issue.unitId,
      ledger: 'issues',
      muts: [mutation],
    },
    author,
    'commit',
    ([result]) => (result !== undefined && hasChanged(result) ? beside(result.rev) : null),
  );
  const refused = (detail: string) => err({ code: 'REFUSED' as const, pointer: '', detail: inspectionTexts.refused(detail) });
  if (!pushed.ok) return refused(pushed.error.detail);
  const [result] = pushed.value.results;
  if (result !== undefined && hasChanged(result)) return ok(result.rev);
  if (result?.status === 'noop') return ok(null);
  if (result?.status === 'locked') return refused(inspectionTexts.locked);
  const reason = result?.findings?.find(({ severity }) => severity === 'error') ?? result?.findings?.[0];
  return refused(reason ? `${reason.message}，${reason.expected}` : inspectionTexts.changedMeanwhile);
}

function hasChanged({ status }: MutationResult): boolean {
  return status === 'accepted' || status === 'merged';
}
