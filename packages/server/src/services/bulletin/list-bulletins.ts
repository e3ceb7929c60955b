import { noticeOf } from '@double-hundred/shared/bulletin/render-zh';
import type { BulletinEntry, BulletinList } from '@double-hundred/shared/protocol/bulletins';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptBulletin } from '../../store/bulletin-store.ts';
import { scopeOf } from '../totals/read-totals.ts';
import type { BulletinDeps } from './bulletin-deps.ts';
import { lastSeries } from './compose-bulletin.ts';

/** Whether a user may read a bulletin: units those that were published, the district's people every one. */
export function mayReadBulletin(viewer: User, { published }: Pick<KeptBulletin, 'published'>): boolean {
  return published !== null || scopeOf(viewer) === null;
}

/** The bulletins a user may read, newest first, and the number the next one gets. */
export async function listBulletins(deps: Pick<BulletinDeps, 'bulletins' | 'clock'>, viewer: User): Promise<BulletinList> {
  const kept = (await deps.bulletins.list()).filter((each) => mayReadBulletin(viewer, each));
  const bulletins = kept.map((each) => entryOf(each, kept));
  if (viewer.role !== 'districtOffice') return { bulletins, next: null };
  const series = await lastSeries(deps);
  const year = Number(deps.clock.today().slice(0, 4));
  return { bulletins, next: { series, year, number: (await deps.bulletins.lastNumber(series, year)) + 1 } };
}

/** A bulletin as lists tell it. */
export function entryOf({ bulletin, sha256, published, files }: KeptBulletin, all: readonly KeptBulletin[]): BulletinEntry {
  const { id, words, figures, takenAt, by, corrects } = bulletin;
  return {
    id,
    notice: noticeOf(bulletin),
    title: words.title,
    asOf: figures.scope.asOf,
    basis: figures.scope.basis,
    sha256,
    by,
    at: takenAt,
    published,
    corrects: corrects?.id ?? null,
    correctedBy: all.filter((each) => each.bulletin.corrects?.id === id).map((each) => each.bulletin.id),
    files,
  };
}
