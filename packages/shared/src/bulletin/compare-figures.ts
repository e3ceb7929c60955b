import type * as z from 'zod';
import { bulletinTexts } from '../message/bulletin.ts';
import type { BulletinFigure, BulletinFigures, BulletinUnit, bulletinAdjustmentSchema } from './bulletin-figures.ts';
import { figureReasons } from './change-reasons.ts';
import { countWords, yiWords } from './figure-words.ts';
import type { BulletinChange, BulletinRow } from './frozen-bulletin.ts';
import { areaName } from './overall-progress.ts';

export type BulletinAdjustment = z.infer<typeof bulletinAdjustmentSchema>;

/** Figures with the rows behind them and the version of the scoring rules they were ranked by. */
export interface BulletinReading {
  readonly figures: BulletinFigures;
  readonly rows: readonly BulletinRow[];
  readonly rulesVersion: number;
}

const { correction } = bulletinTexts;

/** Every published figure that is now another one: the district first, then unit by unit; each with its reasons. */
export function compareFigures(before: BulletinReading, after: BulletinReading): readonly BulletinChange[] {
  const names = new Map([...before.figures.units, ...after.figures.units].map(({ unitId, name }) => [unitId, name]));
  const area = { unitId: null, name: areaName(after.figures) };
  const unitOf = (reading: BulletinReading, unitId: string) => reading.figures.units.find((unit) => unit.unitId === unitId);
  return [
    ...figureChanges(before, after, area, before.figures.district, after.figures.district),
    ...[...names].flatMap(([unitId, name]) => {
      const [old, now] = [unitOf(before, unitId), unitOf(after, unitId)];
      return [
        ...figureChanges(before, after, { unitId, name }, old?.figures ?? [], now?.figures ?? []),
        ...scoreChanges(before, after, { unitId, name }, old, now),
      ];
    }),
  ];
}

type Named = { readonly unitId: string | null; readonly name: string };

function figureChanges(
  before: BulletinReading,
  after: BulletinReading,
  named: Named,
  old: readonly BulletinFigure[],
  now: readonly BulletinFigure[],
): readonly BulletinChange[] {
  return after.figures.scope.kinds.flatMap((kind) => {
    const [earlier, later] = [old.find((each) => each.kind === kind), now.find((each) => each.kind === kind)];
    const why = () => figureReasons(before, after, named.unitId, kind);
    const target = [correction.reasons.target];
    const countMoved = earlier?.count !== later?.count;
    return [
      ...changed(named, kind, 'count', earlier?.count, later?.count, countWords, why),
      ...changed(named, kind, 'yuan', earlier?.yuan, later?.yuan, yiWords, why),
      ...changed(named, kind, 'target', earlier?.target, later?.target, String, () => target),
      ...changed(
        named,
        kind,
        'light',
        earlier && bulletinTexts.light(earlier.light),
        later && bulletinTexts.light(later.light),
        String,
        () => (countMoved ? why() : earlier?.target !== later?.target ? target : [correction.reasons.campaign]),
      ),
    ];
  });
}

function scoreChanges(
  before: BulletinReading,
  after: BulletinReading,
  named: Named,
  old: BulletinUnit | undefined,
  now: BulletinUnit | undefined,
): readonly BulletinChange[] {
  const why = () => [
    before.rulesVersion === after.rulesVersion
      ? correction.reasons.rescored(bulletinTexts.basis(after.figures.rankedBy))
      : correction.reasons.rules(after.rulesVersion),
  ];
  return [
    ...changed(named, null, 'points', old?.points, now?.points, (points: number) => points.toFixed(2), why),
    ...changed(named, null, 'rank', old && rankOf(old), now && rankOf(now), String, why),
  ];
}

function rankOf({ rank, tied }: BulletinUnit): string {
  return bulletinTexts.rank(rank, tied);
}

// Two values that read alike are not told as a change: 4 yuan more is the same 亿元.
function changed<T>(
  { unitId, name }: Named,
  kind: BulletinChange['kind'],
  field: BulletinChange['field'],
  before: T | null | undefined,
  after: T | null | undefined,
  shown: (value: T) => string,
  reasons: () => readonly string[],
): readonly BulletinChange[] {
  const textOf = (value: T | null | undefined): string =>
    value === null || value === undefined ? correction.none : shown(value);
  if (before === after || textOf(before) === textOf(after)) return [];
  return [{ unitId, name, kind, field, before: textOf(before), after: textOf(after), reasons: [...reasons()] }];
}
