import type { AchievementKind } from '../campaign/campaign.ts';
import type { ItemScore } from './item/amount.ts';
import type { Occurrence, OccurrenceKind } from './occurrence.ts';
import { type ScoreItem, scoreItem } from './score-item.ts';
import type { ScoredFigure, ScoredRow, UnitFigures } from './scored-figures.ts';
import type { ScoringItem } from './scoring-rules.ts';

/** What the district office entered for a unit: one occurrence of an event item, or the points of a manual item. */
export interface ScoreEntry {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly day: string;
  /** Occurrences of an event item, or points of a manual item. */
  readonly amount: number;
  readonly ground: string;
}

/** What a figure of a score rests on: a revision of a row, or an entry of the district office. */
export type ScoreTrace =
  | {
      readonly kind: 'row';
      readonly rowId: string;
      readonly rev: number;
      readonly projectName: string;
      readonly day: string;
      readonly yuan: number;
    }
  | {
      readonly kind: 'adjustment';
      readonly day: string;
      readonly count: number;
      readonly yuan: number;
      readonly note: string;
    }
  | { readonly kind: 'entry'; readonly entryId: string; readonly day: string; readonly amount: number; readonly ground: string }
  | {
      readonly kind: 'occurrence';
      readonly counts: OccurrenceKind;
      readonly rowId: string;
      readonly day: string;
      readonly ground: string;
    };

/** One item of the rules for one unit, with the numbers put in from its figures, its group, its entries and occurrences. */
export function scoreUnitItem(
  item: ScoringItem,
  figures: UnitFigures,
  group: readonly UnitFigures[],
  entries: readonly ScoreEntry[],
  occurrences: readonly Occurrence[] = [],
): ItemScore & { readonly trace: readonly ScoreTrace[]; readonly moreRows?: number } {
  if (item.kind === 'event' && item.counts !== undefined) {
    const counted = occurrences.filter(({ kind }) => kind === item.counts);
    return {
      ...scoreItem({ ...item, count: counted.length }),
      trace: counted.map(({ kind: counts, rowId, day, ground }) => ({ kind: 'occurrence', counts, rowId, day, ground })),
    };
  }
  const own = entries.filter((entry) => entry.itemId === item.id);
  const moreRows = kindsOf(item).reduce((sum, kind) => sum + figures[kind].moreRows, 0);
  return {
    ...scoreItem(filled(item, figures, group, own)),
    trace: traceOf(item, figures, own),
    ...(moreRows > 0 ? { moreRows } : {}),
  };
}

function filled(
  item: ScoringItem,
  figures: UnitFigures,
  group: readonly UnitFigures[],
  entries: readonly ScoreEntry[],
): ScoreItem {
  switch (item.kind) {
    case 'ratio':
    case 'perExtra':
    case 'perShort':
      return { ...item, ...measured(figures[item.achievement], item.measure) };
    case 'blend':
      return {
        ...item,
        parts: item.parts.map((part) => ({ weight: part.weight, ...measured(figures[part.achievement], part.measure) })),
      };
    case 'efficacy': {
      const values = group.map((unit) => measured(unit[item.achievement], item.measure).done);
      const x = measured(figures[item.achievement], item.measure).done;
      return { ...item, x, min: Math.min(...values, x), max: Math.max(...values, x) };
    }
    case 'tier':
      return { ...item, projectsYuan: [...figures[item.achievement].ledYuan] };
    case 'event':
      return { ...item, count: entries.reduce((sum, entry) => sum + entry.amount, 0) };
    case 'manual':
      return {
        kind: 'manual',
        title: item.title,
        points: clipped(
          entries.reduce((sum, entry) => sum + entry.amount, 0),
          item.floor,
          item.cap,
        ),
        ground: entries.map((entry) => entry.ground).join('；') || '—',
      };
  }
}

function measured(figure: ScoredFigure, measure: 'count' | 'yuan'): { done: number; target: number } {
  return measure === 'count'
    ? { done: figure.count, target: figure.targetCount }
    : { done: figure.yuan, target: figure.targetYuan };
}

// A project gives its tier once, to the unit that leads it.
function leadRows(figure: ScoredFigure): readonly ScoredRow[] {
  return figure.rows.filter((row) => row.lead);
}

function clipped(value: number, floor: number | undefined, cap: number | undefined): number {
  return Math.min(cap ?? Infinity, Math.max(floor ?? -Infinity, value));
}

function kindsOf(item: ScoringItem): readonly AchievementKind[] {
  if (item.kind === 'event' || item.kind === 'manual') return [];
  return item.kind === 'blend' ? [...new Set(item.parts.map((part) => part.achievement))] : [item.achievement];
}

function traceOf(item: ScoringItem, figures: UnitFigures, entries: readonly ScoreEntry[]): readonly ScoreTrace[] {
  if (item.kind === 'event' || item.kind === 'manual') {
    return entries.map(({ id, day, amount, ground }) => ({ kind: 'entry', entryId: id, day, amount, ground }));
  }
  return kindsOf(item).flatMap((kind) => [
    ...(item.kind === 'tier' ? leadRows(figures[kind]) : figures[kind].rows).map(
      ({ rowId, rev, projectName, day, yuan }): ScoreTrace => ({ kind: 'row', rowId, rev, projectName, day, yuan }),
    ),
    ...(item.kind === 'tier' ? [] : figures[kind].adjustments).map(({ day, count, yuan, note }): ScoreTrace => ({
      kind: 'adjustment',
      day,
      count,
      yuan,
      note,
    })),
  ]);
}
