import type { RowFields } from '../ledger/fields.ts';

/** The stages of a project in their order; 终止 ends at whatever was reached. */
export const FUNNEL_STAGES = ['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];
export const ENDED_STAGE = '终止';
/** `here` of a project that was ended. */
export const ENDED = -1;

/** The day that proves a stage; the first two have none. */
const STAGE_DAYS = [
  null,
  null,
  'signedDay',
  'registeredDay',
  'approvedDay',
  'startedDay',
  'completedDay',
  'productionDay',
] as const;

/** Projects of a unit that got as far and stand at the same stage: their number and total investment in yuan. */
export interface StageTotal {
  readonly unitId: string;
  /** 1 at or above the campaign's threshold, else 0. */
  readonly qualifying: 0 | 1;
  /** Index of the furthest stage that was reached, by stage or by its day. */
  readonly reached: number;
  /** Index of the stage it is at; ENDED when it was given up. */
  readonly here: number;
  readonly count: number;
  readonly yuan: number;
}

/** Where a project stands; null when its stage is unknown. */
export function stageStanding(unitId: string, fields: RowFields, thresholdYuan: number): StageTotal | null {
  const stage = fields['stage'];
  const at = FUNNEL_STAGES.findIndex((each) => each === stage);
  if (at < 0 && stage !== ENDED_STAGE) return null;
  const byDay = STAGE_DAYS.findLastIndex((key) => key !== null && typeof fields[key] === 'string');
  const total = fields['totalInvestmentYuan'];
  const yuan = typeof total === 'number' ? total : 0;
  const reached = Math.max(at, byDay, 0);
  return { unitId, qualifying: yuan >= thresholdYuan ? 1 : 0, reached, here: at < 0 ? ENDED : at, count: 1, yuan };
}

/** What the counters have to be changed by when rows that stood as `gone` stand as `fresh`. */
export function stageTotalChanges(gone: readonly StageTotal[], fresh: readonly StageTotal[]): readonly StageTotal[] {
  const changes = new Map<string, StageTotal>();
  const add = (each: StageTotal, sign: 1 | -1): void => {
    const key = `${each.unitId} ${each.qualifying} ${each.reached} ${each.here}`;
    const before = changes.get(key);
    const [count, yuan] = [(before?.count ?? 0) + sign * each.count, (before?.yuan ?? 0) + sign * each.yuan];
    changes.set(key, { ...each, count, yuan });
  };
  for (const each of gone) add(each, -1);
  for (const each of fresh) add(each, 1);
  return [...changes.values()].filter(({ count, yuan }) => count !== 0 || yuan !== 0);
}

/** Which projects of a step are meant: all that reached it, those that are there now, or those that ended there. */
export const FUNNEL_PARTS = ['reached', 'here', 'ended'] as const;
export type FunnelPart = (typeof FUNNEL_PARTS)[number];

/** One step of the funnel. `rate` is the share of the projects of the step before that came this far, null for the first. */
export interface FunnelStep {
  readonly stage: FunnelStage;
  readonly reached: number;
  readonly here: number;
  readonly ended: number;
  readonly yuan: number;
  readonly rate: number | null;
}

/** The funnel by stages ever reached: a project in production counts at every stage before it, too. */
export function funnelOf(totals: readonly StageTotal[]): readonly FunnelStep[] {
  const sum = (list: readonly StageTotal[], pick: 'count' | 'yuan'): number => list.reduce((all, each) => all + each[pick], 0);
  const counts = FUNNEL_STAGES.map((_, index) => totals.filter(({ reached }) => reached >= index));
  return FUNNEL_STAGES.map((stage, index) => {
    const arrived = counts[index] ?? [];
    const before = index === 0 ? 0 : sum(counts[index - 1] ?? [], 'count');
    const reached = sum(arrived, 'count');
    return {
      stage,
      reached,
      here: sum(
        totals.filter(({ here }) => here === index),
        'count',
      ),
      ended: sum(
        totals.filter(({ here, reached: furthest }) => here === ENDED && furthest === index),
        'count',
      ),
      yuan: sum(arrived, 'yuan'),
      rate: index === 0 || before === 0 ? null : reached / before,
    };
  });
}
