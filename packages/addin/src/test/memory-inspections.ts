import type { Day } from '@double-hundred/shared/kernel/day';
import type { CloseOut, CloseOutApplication } from '@double-hundred/shared/protocol/close-outs';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { Result } from '@double-hundred/shared/kernel/result';
import type { ServerPort } from '../ports/server-port.ts';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';

type InspectionCalls = Pick<
  ServerPort,
  'closeOuts' | 'applyCloseOut' | 'inspections' | 'replyToInspection' | 'inspectionFiles' | 'addInspectionFile' | 'decideCloseOut'
>;

const AT = '2026-11-23T01:05:00Z';

/** What answers a call: refused while offline or signed out. */
type Answered = <T>(name: string, work: () => T) => Promise<Result<T, CallFailure>>;

/** The calls of a server about inspections and closing off, over the memory below. */
export function inspectionCalls(answered: Answered): InspectionCalls {
  const inspections = memoryInspections();
  return {
    closeOuts: () => answered('closeOuts', () => inspections.closeOuts()),
    applyCloseOut: (request) => answered('applyCloseOut', () => inspections.apply(request)),
    inspections: () => answered('inspections', () => inspections.inspections()),
    replyToInspection: (_id, text) => answered('replyToInspection', () => inspections.reply(text)),
    inspectionFiles: () => answered('inspectionFiles', () => inspections.files()),
    addInspectionFile: ({ name }) => answered('addInspectionFile', () => inspections.add(name)),
    decideCloseOut: () => answered('decideCloseOut', () => null),
  };
}

/** One demand of an inspection and one issue that was sent back, and what a unit does about them. */
function memoryInspections() {
  let inspection: Inspection = {
    id: 'i1',
    unit: 'shiqiao',
    day: '2026-11-18' as Day,
    team: '区督查组林秋实',
    found: '东侧料场占道',
    demand: '清空料场',
    dueDay: '2026-11-20' as Day,
    ledger: null,
    name: null,
    state: 'open',
    overdueDays: 3,
    linkedIssue: null,
    steps: [],
    files: 0,
    by: '督查组',
    at: AT,
  };
  let issue: CloseOut = {
    rowId: 'q1',
    unitId: 'shiqiao',
    project: '甲项目',
    problem: '用地未清',
    category: '用地',
    responsiblePerson: '曹佳宁',
    dueDay: '2026-11-15',
    overdueDays: 8,
    progress: '',
    state: 'open',
    appliedBy: null,
    appliedAt: null,
    verifier: null,
    closedDay: null,
    reopenedCount: 1,
    decisions: [{ decision: 'reject', verifier: '林秋实', ground: '还有1户没有搬', rev: 3, by: '督查组', at: AT }],
  };
  const files: Evidence[] = [];
  return {
    inspections: () => [inspection],
    closeOuts: () => ({ closeOuts: [issue], counts: [], next: null }),
    apply({ progress }: CloseOutApplication): CloseOut {
      issue = { ...issue, state: 'applied', progress };
      return issue;
    },
    reply(text: string): Inspection {
      const step = { step: 'reply' as const, text, day: '2026-11-23' as Day, by: '填报员', at: AT };
      inspection = { ...inspection, state: 'replied', steps: [...inspection.steps, step] };
      return inspection;
    },
    files: () => [...files],
    add(name: string): Evidence {
      const kept: Evidence = {
        id: `v${files.length + 1}`,
        rowId: 'i1',
        name,
        type: 'jpeg',
        bytes: 4,
        sha256: '',
        by: '填报员',
        at: AT,
        reusedBy: [],
      };
      files.push(kept);
      inspection = { ...inspection, files: files.length };
      return kept;
    },
  };
}
