import { ACHIEVEMENT_KINDS, type AchievementKind, type Basis } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { BulletinList, BulletinRequest } from '@double-hundred/shared/protocol/bulletins';

/** What stands in the form. Words left empty are filled by the server with the usual ones. */
export interface BulletinDraft {
  readonly asOf: string;
  readonly basis: Basis;
  readonly groupId: string;
  readonly kinds: readonly AchievementKind[];
  readonly series: string;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly addressee: string;
  readonly opening: string;
  readonly requirements: string;
  readonly commendTop: string;
  readonly criticise: boolean;
  readonly redHead: boolean;
}

/** A form with nothing written yet: the next number, verified figures of today, all kinds. */
export function emptyDraft(today: Day, next: NonNullable<BulletinList['next']>): BulletinDraft {
  return {
    asOf: today,
    basis: 'verified',
    groupId: '',
    kinds: ACHIEVEMENT_KINDS,
    series: next.series,
    number: String(next.number),
    title: '',
    issuer: '',
    addressee: '',
    opening: '',
    requirements: '',
    commendTop: '3',
    criticise: true,
    redHead: true,
  };
}

/** The request a form stands for. */
export function requestOf(draft: BulletinDraft): Omit<BulletinRequest, 'scope'> & { scope: object } {
  const filled = (key: 'series' | 'title' | 'issuer' | 'addressee'): object =>
    draft[key].trim() === '' ? {} : { [key]: draft[key] };
  return {
    scope: { asOf: draft.asOf, basis: draft.basis, kinds: draft.kinds, groupId: draft.groupId === '' ? null : draft.groupId },
    words: {
      ...filled('series'),
      ...filled('title'),
      ...filled('issuer'),
      ...filled('addressee'),
      ...(draft.number === '' ? {} : { number: Number(draft.number) }),
      opening: draft.opening,
      requirements: draft.requirements.split('\n').filter((line) => line.trim() !== ''),
      commendTop: Number(draft.commendTop),
      criticise: draft.criticise,
      redHead: draft.redHead,
    },
  };
}
