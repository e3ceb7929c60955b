import { scoringWords } from '../message/scoring-words.ts';
import type { Unit } from '../unit/unit.ts';
import { sumPoints } from './item/amount.ts';
import type { Occurrence } from './occurrence.ts';
import { type RankInput, type Ranked, rankUnits } from './rank.ts';
import { type ScoreEntry, type ScoreTrace, scoreUnitItem } from './score-unit-item.ts';
import type { UnitFigures } from './scored-figures.ts';
import type { RankingGroup, ScoringRules } from './scoring-rules.ts';

export interface ScoringInput {
  readonly rules: ScoringRules;
  readonly units: readonly Unit[];
  readonly figures: ReadonlyMap<string, UnitFigures>;
  readonly entries: readonly ScoreEntry[];
  /** What items count by themselves. */
  readonly occurrences?: readonly Occurrence[];
  /** Force majeure and the like, by unit id, with the recorded reason. */
  readonly exemptions: ReadonlyMap<string, string>;
}

export interface ScoredItem {
  readonly itemId: string;
  readonly title: string;
  readonly points: number;
  readonly formula: string;
  readonly trace: readonly ScoreTrace[];
  /** Rows behind it that the trace leaves out; absent when it has them all. */
  readonly moreRows?: number;
}

/** A unit's score: every item with its formula and trace, the exact sum, and the place in its group. */
export interface UnitScore {
  readonly unitId: string;
  readonly groupId: string;
  readonly points: number;
  readonly items: readonly ScoredItem[];
  readonly rank: number | null;
  readonly tied: boolean;
  readonly tail: boolean;
  readonly unranked: string | null;
  readonly exempt: string | null;
}

/** Scores and ranks the units group by group. Under `ranking: none` nobody has a rank and nobody is in a tail. */
export function scoreUnits(input: ScoringInput): readonly UnitScore[] {
  return input.rules.groups.flatMap((group) => {
    const members = input.units.filter((unit) => groupOf(input.rules.groups, unit)?.id === group.id);
    const scores = members.map((unit) => ({ unit, items: itemsOf(input, group, unit, members) }));
    const ranks = rankUnits(
      scores.map(({ unit, items }) => rankInput(input, unit, sumPoints(items.map((item) => item.points)))),
      input.rules.ranking === 'none' ? 0 : input.rules.tailSize,
    );
    const itemsById = new Map(scores.map(({ unit, items }) => [unit.id, items]));
    return ranks.map((ranked) => ({
      ...shown(ranked, input.rules.ranking),
      groupId: group.id,
      items: itemsById.get(ranked.unitId) ?? [],
    }));
  });
}

/** The first group that names the unit or its kind; null when none does. */
export function groupOf(groups: readonly RankingGroup[], unit: Unit): RankingGroup | null {
  return (
    groups.find((group) => group.unitIds.includes(unit.id)) ?? groups.find((group) => group.unitKinds.includes(unit.kind)) ?? null
  );
}

function itemsOf(input: ScoringInput, group: RankingGroup, unit: Unit, members: readonly Unit[]): readonly ScoredItem[] {
  const entries = input.entries.filter((entry) => entry.unitId === unit.id);
  const peers = members.flatMap((member) => input.figures.get(member.id) ?? []);
  const figures = input.figures.get(unit.id);
  if (figures === undefined) return [];
  const occurrences = (input.occurrences ?? []).filter((each) => each.unitId === unit.id);
  return input.rules.items
    .filter((item) => item.groupIds === undefined || item.groupIds.includes(group.id))
    .map((item) => ({ itemId: item.id, title: item.title, ...scoreUnitItem(item, figures, peers, entries, occurrences) }));
}

function rankInput(input: ScoringInput, unit: Unit, points: number): RankInput {
  const figures = Object.values(input.figures.get(unit.id) ?? {});
  const counted = figures.some((figure) => figure.counted);
  const withTarget = figures.filter((figure) => figure.targetCount > 0);
  const targetMet = withTarget.length > 0 && withTarget.every((figure) => figure.count >= figure.targetCount);
  const recorded = input.exemptions.get(unit.id);
  const exempt = recorded === undefined ? (targetMet ? scoringWords.targetMet : null) : scoringWords.exempt(recorded);
  return { unitId: unit.id, points, unranked: counted ? null : scoringWords.nothingVerified(input.rules.basis), exempt };
}

function shown(ranked: Ranked, ranking: ScoringRules['ranking']): Ranked {
  return ranking === 'none' ? { ...ranked, rank: null, tied: false, tail: false } : ranked;
}
