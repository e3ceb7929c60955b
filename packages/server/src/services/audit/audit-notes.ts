import type { AuditTrail } from '../../store/audit-trail.ts';
import type { AuditDraft } from '../../store/sync-store.ts';

/** Notes for the audit chain of what goes on whatever becomes of them: reads, and calls that are refused. */
export interface AuditNotes {
  /** Never waits and never throws: what cannot be kept now is tried again with the next note. */
  note(draft: AuditDraft): void;
  /** Like `note`; the same person doing the same with the same subject is noted once a minute. */
  noteOnceAMinute(draft: AuditDraft): void;
  /** Resolves when everything noted is kept, or could not be kept just now. */
  drain(): Promise<void>;
}

/** More would fill the memory while a full disk keeps none of them; the oldest go first. */
const MOST_WAITING = 2_000;
const MINUTE_OF_MOMENT = 'yyyy-mm-ddThh:mm'.length;

/** Notes that go to the trail one batch after the other; `failed` hears of every batch that did not. */
export function createAuditNotes(trail: AuditTrail, failed: (what: string, error: unknown) => void): AuditNotes {
  let waiting: readonly AuditDraft[] = [];
  let keeping: Promise<void> | null = null;
  let minute = '';
  const ofMinute = new Set<string>();

  async function keep(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const drafts = waiting;
        waiting = [];
        try {
          await trail.append(drafts);
        } catch (error) {
          const all = [...drafts, ...waiting];
          waiting = all.slice(-MOST_WAITING);
          failed(all.length > MOST_WAITING ? 'audit entries were lost' : 'audit entries wait to be kept', error);
          return;
        }
      }
    } finally {
      keeping = null;
    }
  }

  async function drain(): Promise<void> {
    if (keeping === null && waiting.length > 0) keeping = keep();
    await keeping;
  }

  function note(draft: AuditDraft): void {
    waiting = [...waiting, draft];
    void drain();
  }

  return {
    note,
    noteOnceAMinute(draft) {
      const now = draft.at.slice(0, MINUTE_OF_MOMENT);
      if (now !== minute) ofMinute.clear();
      minute = now;
      const key = JSON.stringify([draft.actor, draft.action, draft.subject]);
      if (ofMinute.has(key)) return;
      ofMinute.add(key);
      note(draft);
    },
    drain,
  };
}
