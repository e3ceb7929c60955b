import type { BulletinScope } from '@double-hundred/shared/bulletin/bulletin-figures';
import type { BulletinWords } from '@double-hundred/shared/bulletin/bulletin-words';
import { compareFigures } from '@double-hundred/shared/bulletin/compare-figures';
import type { BulletinCorrection, FrozenBulletin } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { noticeOf } from '@double-hundred/shared/bulletin/render-zh';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import type { BulletinRequest } from '@double-hundred/shared/protocol/bulletins';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptBulletin } from '../../store/bulletin-store.ts';
import { rulesInForce } from '../appraisal/scoring-ground.ts';
import type { BulletinDeps, BulletinFault } from './bulletin-deps.ts';
import { type StampedReading, readBulletinFigures } from './read-figures.ts';

/**
 * Puts a bulletin together from the figures of now: nothing is kept. `corrected` makes it a correction of that one, with
 * the same scope and the figures that differ; without a difference there is nothing to correct.
 */
export async function composeBulletin(
  deps: BulletinDeps,
  request: BulletinRequest,
  corrected: KeptBulletin | null,
  actor: User,
): Promise<Result<FrozenBulletin, BulletinFault>> {
  const scope = corrected === null ? scopeOf(deps, request) : corrected.bulletin.figures.scope;
  const fault = await scopeFault(deps, scope);
  if (fault) return err(fault);
  const reading = await readBulletinFigures(deps, scope);
  const correction = corrected === null ? null : correctionOf(corrected, reading);
  if (correction !== null && correction.changes.length === 0) {
    return err({ code: 'NOTHING_CHANGED', pointer: '', detail: bulletinTexts.nothingChanged });
  }
  return ok({
    layout: 1,
    id: deps.ids.next('b'),
    figures: reading.figures,
    words: await wordsOf(deps, request, correction),
    takenAt: new Date(deps.clock.now()).toISOString(),
    seq: reading.seq,
    rulesVersion: reading.rulesVersion,
    by: actor.name,
    corrects: correction,
    rows: [...reading.rows],
  });
}

function scopeOf({ clock }: BulletinDeps, { scope }: BulletinRequest): BulletinScope {
  const asked = new Set(scope?.kinds ?? ACHIEVEMENT_KINDS);
  return {
    asOf: scope?.asOf ?? clock.today(),
    basis: scope?.basis ?? 'verified',
    kinds: ACHIEVEMENT_KINDS.filter((kind) => asked.has(kind)),
    groupId: scope?.groupId ?? null,
  };
}

async function scopeFault(deps: BulletinDeps, { asOf, groupId }: BulletinScope): Promise<BulletinFault | null> {
  const today = deps.clock.today();
  const { firstDay } = deps.reference.campaign;
  if (asOf > today) return { code: 'DAY_OUTSIDE', pointer: '/scope/asOf', detail: bulletinTexts.dayFuture(today) };
  if (asOf < firstDay) return { code: 'DAY_OUTSIDE', pointer: '/scope/asOf', detail: bulletinTexts.dayEarly(firstDay) };
  if (groupId === null) return null;
  const { groups } = (await rulesInForce(deps.appraisal)).rules;
  return groups.some(({ id }) => id === groupId)
    ? null
    : { code: 'GROUP_UNKNOWN', pointer: '/scope/groupId', detail: bulletinTexts.unknownGroup(groupId) };
}

function correctionOf({ bulletin, sha256 }: KeptBulletin, reading: StampedReading): BulletinCorrection {
  return {
    id: bulletin.id,
    notice: noticeOf(bulletin),
    title: bulletin.words.title,
    issuedDay: bulletin.words.issuedDay,
    sha256,
    changes: [...compareFigures(bulletin, reading)],
  };
}

async function wordsOf(
  deps: BulletinDeps,
  { words = {} }: BulletinRequest,
  correction: BulletinCorrection | null,
): Promise<BulletinWords> {
  const { defaults } = bulletinTexts;
  const { name } = deps.reference.campaign;
  const today = deps.clock.today();
  const series = words.series ?? (await lastSeries(deps));
  const year = words.year ?? Number(today.slice(0, 4));
  return {
    series,
    year,
    number: words.number ?? (await deps.bulletins.lastNumber(series, year)) + 1,
    title: words.title ?? (correction === null ? defaults.title(name) : defaults.correctionTitle(correction.notice)),
    issuer: words.issuer ?? defaults.issuer(name),
    addressee: words.addressee ?? defaults.addressee,
    opening: words.opening ?? '',
    requirements: words.requirements ?? [],
    issuedDay: words.issuedDay ?? today,
    redHead: words.redHead ?? true,
    commendTop: words.commendTop ?? 3,
    criticise: words.criticise ?? true,
  };
}

/** The 机关代字 used last, or the usual one. */
export async function lastSeries({ bulletins }: Pick<BulletinDeps, 'bulletins'>): Promise<string> {
  return (await bulletins.list())[0]?.bulletin.words.series ?? bulletinTexts.defaults.series;
}
