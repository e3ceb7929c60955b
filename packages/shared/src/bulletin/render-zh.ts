import { bulletinTexts as text } from '../message/bulletin.ts';
import { annexTables } from './annex-tables.ts';
import type { BulletinBlock, BulletinText } from './bulletin-text.ts';
import { correctionTable } from './correction-table.ts';
import { countWords, dayWords, longDayWords, percentWords, yiWords } from './figure-words.ts';
import { type FrozenBulletin, figuresHash } from './frozen-bulletin.ts';
import { areaName, overallProgress } from './overall-progress.ts';
import { type BulletinPart, rankingParts } from './ranking-blocks.ts';

const SHANGHAI_MS = 8 * 3_600_000;

/** What a document is called by: 发文字号 of its words, such as 双百办〔2026〕12号. */
export function noticeOf({ words }: Pick<FrozenBulletin, 'words'>): string {
  return text.notice(words.series, words.year, words.number);
}

/** A frozen bulletin as the text of an official document. The same bulletin always gives the same text. */
export function renderBulletin(bulletin: FrozenBulletin): BulletinText {
  const { figures, words } = bulletin;
  const annexTitle = text.annexTitle(dayWords(figures.scope.asOf));
  return {
    notice: noticeOf(bulletin),
    redHead: words.redHead ? text.redHead(words.issuer) : null,
    title: words.title,
    addressee: text.addressee(words.addressee),
    body: [...openingBlocks(bulletin), ...numbered(partsOf(bulletin))],
    annexLine: text.annexLine(annexTitle),
    issuer: words.issuer,
    issued: longDayWords(words.issuedDay),
    annexTitle,
    annex: annexTables(figures),
    source: text.source({
      basis: text.basis(figures.scope.basis),
      seq: bulletin.seq,
      at: new Date(Date.parse(bulletin.takenAt) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' '),
      hash: figuresHash(figures),
    }),
  };
}

function openingBlocks({ figures, words, corrects }: FrozenBulletin): readonly BulletinBlock[] {
  const own = words.opening === '' ? [] : words.opening.split(/\n+/).map(paragraph);
  const { campaign, scope, scheduleShare } = figures;
  const area = areaName(figures);
  const line = text.scopeLine({
    asOf: dayWords(scope.asOf),
    day: campaign.day,
    days: campaign.days,
    share: percentWords(scheduleShare),
    basis: text.basis(scope.basis),
    group: area,
  });
  if (corrects === null) return [...own, paragraph(line)];
  const { title, notice, issuedDay, changes } = corrects;
  const opening = text.correction.opening({ title, notice, issued: longDayWords(issuedDay), count: changes.length });
  return [paragraph(opening), ...own];
}

function partsOf(bulletin: FrozenBulletin): readonly BulletinPart[] {
  const { figures, words, corrects } = bulletin;
  const { headings } = text;
  const corrected: readonly BulletinPart[] =
    corrects === null
      ? []
      : [{ heading: headings.corrected, blocks: [{ kind: 'table', table: correctionTable(corrects.changes, '') }] }];
  return [
    ...corrected,
    { heading: corrects === null ? headings.overall : headings.after, blocks: overallProgress(figures) },
    ...rankingParts(figures, words),
    { heading: headings.adjusted, blocks: adjustmentBlocks(bulletin) },
    { heading: headings.requirements, blocks: words.requirements.flatMap((each) => each.split(/\n+/).map(paragraph)) },
  ].filter(({ blocks }) => blocks.length > 0);
}

function adjustmentBlocks({ figures }: FrozenBulletin): readonly BulletinBlock[] {
  return figures.adjustments.map(({ unitId, kind, count, yuan, day, note }) =>
    paragraph(
      text.adjustment({
        unit: figures.units.find((unit) => unit.unitId === unitId)?.name ?? unitId,
        kind: text.kind(kind),
        count: countWords(count),
        yi: yiWords(yuan),
        day: dayWords(day),
        note,
      }),
    ),
  );
}

function numbered(parts: readonly BulletinPart[]): readonly BulletinBlock[] {
  return parts.flatMap(({ heading, blocks }, index): readonly BulletinBlock[] => [
    { kind: 'heading', text: text.level(index, heading) },
    ...blocks,
  ]);
}

function paragraph(sentence: string): BulletinBlock {
  return { kind: 'paragraph', text: sentence };
}
