import { bulletinTexts as text } from '../message/bulletin.ts';
import type { BulletinFigures, BulletinUnit } from './bulletin-figures.ts';
import type { BulletinBlock } from './bulletin-text.ts';
import type { BulletinWords } from './bulletin-words.ts';
import { type UnitsByGroup, commendedUnits, criticisedUnits, rankedUnits, sparedUnits } from './lists.ts';

/** A part of the body with its heading; parts without blocks are left out. */
export interface BulletinPart {
  readonly heading: string;
  readonly blocks: readonly BulletinBlock[];
}

/** Ranking, commendation and criticism. Without ranking one sentence says so and nobody is named. */
export function rankingParts(
  figures: BulletinFigures,
  words: Pick<BulletinWords, 'commendTop' | 'criticise'>,
): readonly BulletinPart[] {
  const { headings } = text;
  if (figures.ranking === 'none') return [{ heading: headings.ranking, blocks: [paragraph(text.noRanking)] }];
  return [
    { heading: headings.ranking, blocks: rankingBlocks(figures) },
    { heading: headings.commended, blocks: named(commendedUnits(figures, words.commendTop)) },
    { heading: headings.criticised, blocks: words.criticise ? named(criticisedUnits(figures)) : [] },
  ];
}

function rankingBlocks(figures: BulletinFigures): readonly BulletinBlock[] {
  const groups = rankedUnits(figures);
  const unranked = figures.units.filter((unit) => unit.unranked !== null).map(({ name }) => name);
  const exempt = sparedUnits(figures);
  return [
    paragraph(text.rankedBy(text.basis(figures.rankedBy))),
    ...groups.map(({ group, units }, index): BulletinBlock => ({
      kind: 'led',
      lead: text.sublevel(index, group),
      text: text.rankedGroup(units.map(place)),
    })),
    ...(exempt.length === 0
      ? []
      : [paragraph(text.exempted(exempt.map(({ name, exempt: reason }) => text.exemptUnit(name, reason ?? ''))))]),
    ...(unranked.length === 0 ? [] : [paragraph(text.notRanked(unranked))]),
  ];
}

function place({ rank, tied, name, points }: BulletinUnit): string {
  return text.place(rank ?? 0, tied, name, (points ?? 0).toFixed(2));
}

function named(groups: UnitsByGroup): readonly BulletinBlock[] {
  return groups.map(({ group, units }) =>
    paragraph(
      text.commend(
        group,
        units.map(({ name }) => name),
      ),
    ),
  );
}

function paragraph(sentence: string): BulletinBlock {
  return { kind: 'paragraph', text: sentence };
}
