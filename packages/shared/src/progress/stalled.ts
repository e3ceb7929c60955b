import type { StalledAfterDays } from '../campaign/stalled-after-days.ts';
import { addDays, daySchema } from '../kernel/day.ts';
import type { RowFields } from '../ledger/fields.ts';
import { ENDED_STAGE } from './funnel.ts';

/** What can be wrong with the progress of a row. */
export const ALERT_KINDS = [
  'startOverdue',
  'completionOverdue',
  'productionOverdue',
  'stalled',
  'issueOverdue',
  'milestoneOverdue',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** From `day` on the row is a problem, unless it is changed before. At most one of a kind a row. */
export interface ProgressAlert {
  readonly kind: AlertKind;
  readonly day: string;
}

/** The ledgers whose rows can become problems. */
export const WATCHED_LEDGERS = ['projects', 'issues', 'milestones'] as const;

/** The stages a project can stall at: the day it was entered, and what the campaign calls its allowance. */
const ENTERED = {
  签约: ['signedDay', 'signed'],
  注册: ['registeredDay', 'registered'],
  立项: ['approvedDay', 'approved'],
} as const;
/** What is planned next, while the day that fulfils it is empty. */
const PLANS = [
  ['startOverdue', 'plannedStartDay', 'startedDay'],
  ['completionOverdue', 'plannedCompletionDay', 'completedDay'],
  ['productionOverdue', 'plannedProductionDay', 'productionDay'],
] as const;

/**
 * The days from which a row is a problem as it stands: plans whose day passed, stages that last too long, due issues.
 * `allowance`: days a project may stay at a stage, counted from the day of that stage.
 */
export function alertsOf(ledger: string, fields: RowFields, allowance: StalledAfterDays): readonly ProgressAlert[] {
  switch (ledger) {
    case 'projects':
      return projectAlerts(fields, allowance);
    case 'issues':
      return fields['closeOut'] === '已销号' ? [] : after('issueOverdue', fields['dueDay'], 1);
    case 'milestones':
      return fields['actualDay'] === undefined ? after('milestoneOverdue', fields['plannedDay'], 1) : [];
    default:
      return [];
  }
}

function projectAlerts(fields: RowFields, allowance: StalledAfterDays): readonly ProgressAlert[] {
  const stage = fields['stage'];
  if (stage === ENDED_STAGE) return [];
  // Only the next plan counts: a project that has not started is late with its start, not with everything after it.
  const next = PLANS.find(([, , actual]) => fields[actual] === undefined);
  const planned = next === undefined ? [] : after(next[0], fields[next[1]], 1);
  if (stage !== '签约' && stage !== '注册' && stage !== '立项') return planned;
  const [entered, name] = ENTERED[stage];
  return [...planned, ...after('stalled', fields[entered], allowance[name] + 1)];
}

function after(kind: AlertKind, from: unknown, days: number): ProgressAlert[] {
  const day = daySchema.safeParse(from);
  return day.success ? [{ kind, day: addDays(day.data, days) }] : [];
}
