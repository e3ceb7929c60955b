import type { Occurrence } from '@double-hundred/shared/appraisal/occurrence';
import type { Day } from '@double-hundred/shared/kernel/day';
import { appraisalTexts } from '@double-hundred/shared/message/appraisal';
import type { User } from '@double-hundred/shared/protocol/session';
import type { AppraisalStore } from '../../store/appraisal-store.ts';
import { standingOf } from '../inspection/tell-inspection.ts';

/**
 * What event items count by themselves up to a day: issues opened again after they were closed off, and demands of
 * inspections not met by their day. Leaders are told the day and not the words, which may name what is confidential.
 */
export async function readOccurrences(store: AppraisalStore, asOf: Day, viewer: User | null): Promise<readonly Occurrence[]> {
  const [reopenings, inspections] = await Promise.all([store.reopenings(), store.inspections()]);
  const words = (text: string, instead: string) => (viewer?.role === 'leader' ? instead : text);
  const reopened = reopenings.map(({ rowId, unitId, day, ground }): Occurrence => ({
    kind: 'reopened',
    unitId,
    day,
    rowId,
    ground: words(ground, appraisalTexts.reopened),
  }));
  const missed = inspections.flatMap((inspection): readonly Occurrence[] => {
    const { missed: late, dueDay } = standingOf(inspection, asOf);
    if (!late || dueDay === null || inspection.day > asOf) return [];
    const ground = words(appraisalTexts.demandMissed(inspection.demand ?? ''), appraisalTexts.demandLate);
    return [{ kind: 'overdueDemand', unitId: inspection.unit, day: dueDay, rowId: inspection.id, ground }];
  });
  return [...reopened, ...missed].filter(({ day }) => day <= asOf);
}
