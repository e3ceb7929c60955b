import type { AchievementKind, Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { scheduleShare } from '@double-hundred/shared/campaign/schedule';
import { targetCount } from '@double-hundred/shared/consolidation/totals';
import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import { toNumber } from '@double-hundred/shared/kernel/ratio';
import { forecastOf } from '@double-hundred/shared/progress/forecast';
import type { ProgressResponse } from '@double-hundred/shared/protocol/appraisal';
import type { DayFigure, TotalsStore } from '../../store/totals-store.ts';

export interface ProgressQuery {
  readonly asOf: Day;
  readonly basis: Basis;
  /** Null for the district. */
  readonly unitId: string | null;
}

const WHOLE_BPS = 10_000;

/** How each kind grew day by day, what the schedule asks for by each day, and where it is heading. */
export async function readProgress(
  deps: { store: TotalsStore; campaign: Campaign },
  { asOf, basis, unitId }: ProgressQuery,
): Promise<ProgressResponse> {
  const { campaign } = deps;
  const [figures, targets] = await Promise.all([deps.store.days({ basis, asOf }), deps.store.targets()]);
  const seen = figures.filter((figure) => unitId === null || figure.unitId === unitId);
  const kinds = ACHIEVEMENT_KINDS.map((kind) => {
    const target = targetCount(targets, unitId === null ? null : new Set([unitId]), kind);
    const days = countsByDay(seen, kind, unitId === null && campaign.countPolicy === 'each' ? 'lead' : campaign.countPolicy);
    const forecast = forecastOf({ ...campaign, asOf, target, counts: days });
    return { kind, forecast, days, plan: planOf(campaign, target) };
  });
  return { asOf, basis, unitId, kinds };
}

function countsByDay(figures: readonly DayFigure[], kind: AchievementKind, policy: Campaign['countPolicy']) {
  const counts = new Map<Day, number>();
  for (const figure of figures) {
    if (figure.kind !== kind) continue;
    const count = policy === 'share' ? figure.shareBps / WHOLE_BPS : policy === 'lead' ? figure.lead : figure.each;
    if (count > 0) counts.set(figure.day, (counts.get(figure.day) ?? 0) + count);
  }
  let total = 0;
  return [...counts].map(([day, count]) => ({ day, count, total: (total += count) }));
}

function planOf(campaign: Campaign, target: number): { day: Day; total: number }[] {
  return Array.from({ length: campaign.days }, (_, index) => {
    const day = addDays(campaign.firstDay, index);
    return { day, total: Math.round(target * toNumber(scheduleShare(campaign, day)) * 100) / 100 };
  });
}
