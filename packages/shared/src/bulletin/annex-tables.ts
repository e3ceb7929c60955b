import { bulletinTexts as text } from '../message/bulletin.ts';
import type { BulletinFigure, BulletinFigures } from './bulletin-figures.ts';
import type { BulletinTable } from './bulletin-text.ts';
import { countWords, percentWords, pointsWords, yiWords } from './figure-words.ts';
import { sparedUnits } from './lists.ts';
import { areaName } from './overall-progress.ts';

const { columns } = text;

/** The tables of the annex: one a kind with the area last, then scores and ranks by group. */
export function annexTables(figures: BulletinFigures): readonly BulletinTable[] {
  return [...figures.district.map((figure) => kindTable(figures, figure)), ...rankTables(figures)];
}

function kindTable(figures: BulletinFigures, area: BulletinFigure): BulletinTable {
  const cells = (name: string, figure: BulletinFigure): readonly string[] => [
    name,
    String(figure.target),
    countWords(figure.count),
    percentWords(figure.completion),
    pointsWords(figure.gapPoints),
    yiWords(figure.yuan),
    text.light(figure.light),
  ];
  return {
    caption: text.kindCaption(text.kind(area.kind)),
    columns: [
      { heading: columns.unit, width: 29, align: 'left' },
      { heading: columns.target, width: 10, align: 'center' },
      { heading: columns.count, width: 10, align: 'center' },
      { heading: columns.completion, width: 10.5, align: 'center' },
      { heading: columns.gap, width: 15.5, align: 'center' },
      { heading: columns.yi, width: 12.5, align: 'right' },
      { heading: columns.light, width: 12.5, align: 'center' },
    ],
    rows: [
      ...figures.units.flatMap(({ name, figures: own }) =>
        own.filter(({ kind }) => kind === area.kind).map((figure) => cells(name, figure)),
      ),
      cells(areaName(figures), area),
    ],
  };
}

function rankTables(figures: BulletinFigures): readonly BulletinTable[] {
  if (figures.ranking === 'none') return [];
  const spared = new Set(sparedUnits(figures));
  return figures.groups.flatMap(({ id, name }) => {
    const units = figures.units
      .filter((unit) => unit.groupId === id)
      .toSorted((left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity));
    if (units.length === 0) return [];
    return [
      {
        caption: text.rankCaption(name),
        columns: [
          { heading: columns.rank, width: 20, align: 'center' },
          { heading: columns.unit, width: 38, align: 'left' },
          { heading: columns.points, width: 16, align: 'right' },
          { heading: columns.remark, width: 54, align: 'left' },
        ],
        rows: units.map((unit) => [
          text.rank(unit.rank, unit.tied),
          unit.name,
          (unit.points ?? 0).toFixed(2),
          unit.unranked ?? (spared.has(unit) ? (unit.exempt ?? '') : unit.tail ? text.tail : ''),
        ]),
      },
    ];
  });
}
