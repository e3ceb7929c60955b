import type { AchievementKind } from '../campaign/campaign.ts';
import { bulletinTexts } from '../message/bulletin.ts';
import type { BulletinAdjustment, BulletinReading } from './compare-figures.ts';
import type { BulletinRow } from './frozen-bulletin.ts';
import { movedRows } from './moved-rows.ts';

const { reasons } = bulletinTexts.correction;

/**
 * Why the count or money of a unit and kind (unit null: the district) is another one: adjustments made since, with
 * their notes, then rows that came, went or were edited. Project names stay out: units read what is published.
 */
export function figureReasons(
  before: BulletinReading,
  after: BulletinReading,
  unitId: string | null,
  kind: AchievementKind,
): readonly string[] {
  const concerns = (each: { unitId: string; kind: AchievementKind }): boolean =>
    each.kind === kind && (unitId === null || each.unitId === unitId);
  const known = new Set(before.figures.adjustments.map(adjustmentKey));
  const adjusted = after.figures.adjustments
    .filter((each) => concerns(each) && !known.has(adjustmentKey(each)))
    .map(({ day, note }) => reasons.adjusted(day, note));
  const told = [...new Set(adjusted), ...rowReasons(before.rows.filter(concerns), after.rows.filter(concerns), after)];
  return told.length > 0 ? told : [reasons.campaign];
}

function rowReasons(before: readonly BulletinRow[], after: readonly BulletinRow[], reading: BulletinReading): readonly string[] {
  const { basis } = reading.figures.scope;
  const moved = movedRows(before, after);
  const added = moved.filter((row) => row.before === null).length;
  const removed = moved.filter((row) => row.after === null).length;
  const edited = moved.length - added - removed;
  return [
    ...(added > 0 ? [reasons.added(basis, added)] : []),
    ...(removed > 0 ? [reasons.removed(basis, removed)] : []),
    ...(edited > 0 ? [reasons.edited(edited)] : []),
  ];
}

function adjustmentKey({ unitId, kind, count, yuan, day, note }: BulletinAdjustment): string {
  return JSON.stringify([unitId, kind, count, yuan, day, note]);
}
