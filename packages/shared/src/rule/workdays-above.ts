import { PLAIN_WEEK, workdaysFromTo } from '../campaign/work-calendar.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { holds } from '../ledger/condition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn, yuanIn } from './rule-input.ts';

/** More workdays were used than promised, by the campaign's calendar; the day of application itself is not counted. */
export const workdaysAbove: RuleEvaluator<'workdaysAbove'> = (params, { definition, context, fields, refused }) => {
  const from = textIn(fields, params.from);
  const promised = yuanIn(fields, params.promised);
  if (from === null || promised === null || refused.has(params.to)) return NOTHING;
  const done = textIn(fields, params.to);
  if (done === null && !holds(params.open, fields)) return NOTHING;
  const to = (done ?? context.today) as Day;
  const used = workdaysFromTo(context.campaign.workCalendar ?? PLAIN_WEEK, addDays(from as Day, 1), to);
  if (used <= promised) return NOTHING;
  const text = findingText.workdaysAbove(
    { heading: headingOf(definition, params.promised), days: promised },
    { heading: headingOf(definition, params.from), day: from },
    { done: done !== null, day: to, days: used },
  );
  return [{ column: params.promised, ...text }];
};
