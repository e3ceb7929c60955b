import { bulletinTexts as text } from '../message/bulletin.ts';
import { changedItem } from './correction-table.ts';
import { countWords, dayWords, percentWords } from './figure-words.ts';
import type { FrozenBulletin } from './frozen-bulletin.ts';
import { commendedUnits } from './lists.ts';
import { noticeOf } from './render-zh.ts';

const MOST_CHANGES = 6;

/** The bulletin as one paragraph of plain text for a chat group. Nobody is criticised there. */
export function chatText(bulletin: FrozenBulletin): string {
  const { figures, words, corrects } = bulletin;
  if (corrects !== null) {
    const told = corrects.changes
      .slice(0, MOST_CHANGES)
      .map((change) => text.chatChange(change.name, changedItem(change), change.before, change.after));
    const rest = corrects.changes.length - told.length;
    return text.chatCorrection(corrects.notice, rest > 0 ? [...told, text.chatMore(rest)] : told);
  }
  const { campaign, scope } = figures;
  return text.chat({
    lead: text.chatLead(
      campaign.name,
      dayWords(scope.asOf),
      campaign.day,
      campaign.days,
      percentWords(figures.scheduleShare),
      text.basis(scope.basis),
    ),
    parts: figures.district.map(({ kind, count, completion, gapPoints, light }) =>
      text.chatKind(text.kind(kind), countWords(count), percentWords(completion), gapPoints, text.light(light)),
    ),
    praise: text.chatPraise(
      commendedUnits(figures, words.commendTop).map(({ group, units }) => `${group}${units.map(({ name }) => name).join('、')}`),
    ),
    notice: noticeOf(bulletin),
  });
}
