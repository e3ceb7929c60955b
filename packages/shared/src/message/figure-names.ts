import type { AchievementKind, Basis } from '../campaign/campaign.ts';

/** What the four achievements are called, everywhere. */
export const ACHIEVEMENT_NAMES: Readonly<Record<AchievementKind, string>> = {
  signed: '新签约',
  started: '新开工',
  completed: '新竣工',
  inProduction: '新投产',
};

/** What the three bases are called, everywhere: said by the unit, confirmed by the district, in statistics. */
export const BASIS_NAMES: Readonly<Record<Basis, string>> = { claimed: '自报', verified: '核定', official: '统计' };
