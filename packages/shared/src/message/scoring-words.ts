import type { Basis } from '../campaign/campaign.ts';
import { BASIS_NAMES } from './figure-names.ts';

/** Why a unit is not ranked, or not listed among the last. */
export const scoringWords = {
  nothingVerified: (basis: Basis) => `还没有${BASIS_NAMES[basis]}数，不参加排名`,
  targetMet: '各项目标均已完成，不列入末位',
  exempt: (reason: string) => `已登记免列末位：${reason}`,
} as const;
