import { bulletinTexts as text } from '../message/bulletin.ts';
import type { Light } from '../protocol/totals.ts';
import type { BulletinFigure, BulletinFigures } from './bulletin-figures.ts';
import type { BulletinBlock } from './bulletin-text.ts';
import { countWords, percentWords, yiWords } from './figure-words.ts';

const TOLD_LIGHTS: readonly Light['color'][] = ['red', 'amber'];

/** What the figures are of: 全区, or the name of the group the scope names. */
export function areaName({ scope, groups }: BulletinFigures): string {
  return groups.find(({ id }) => id === scope.groupId)?.name ?? text.district;
}

/** One led paragraph a kind: the area's figure with units, completion, gap and light; who did how many; whose lights burn. */
export function overallProgress(figures: BulletinFigures): readonly BulletinBlock[] {
  return figures.district.map((figure, index) => ({
    kind: 'led',
    lead: text.sublevel(index, text.kind(figure.kind)),
    text: [areaSentence(figures, figure), shareSentence(figures, figure), ...lightSentences(figures, figure)].join(''),
  }));
}

function areaSentence(figures: BulletinFigures, figure: BulletinFigure): string {
  return text.overall({
    area: areaName(figures),
    kind: text.kind(figure.kind),
    projects: text.threshold(String(figures.campaign.thresholdYuan / 100_000_000)),
    count: countWords(figure.count),
    yi: yiWords(figure.yuan),
    target: figure.target,
    completion: percentWords(figure.completion),
    gap: figure.gapPoints,
    light: text.light(figure.light),
  });
}

function shareSentence({ units }: BulletinFigures, { kind }: BulletinFigure): string {
  const counts = units
    .map(({ name, figures }) => ({ name, count: figures.find((each) => each.kind === kind)?.count ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
  if (counts.length === 0) return text.none(text.kind(kind));
  return text.perUnit(counts.map(({ name, count }) => text.unitCount(name, countWords(count))));
}

function lightSentences({ units }: BulletinFigures, { kind }: BulletinFigure): readonly string[] {
  return TOLD_LIGHTS.flatMap((color) => {
    const names = units
      .filter(({ figures }) => figures.some((each) => each.kind === kind && each.light.color === color))
      .map(({ name }) => name);
    return names.length === 0 ? [] : [text.lit(color, names)];
  });
}
