import type { AchievementKind } from '../campaign/campaign.ts';
import { ACHIEVEMENT_NAMES } from './figure-names.ts';

/** Sentences about targets and verifications. */
export const targetTexts = {
  unknownUnit: (unitId: string) =>
    `不在填报单位名录里：“${unitId}”。请用 GET /api/v1/units 给出的单位编号，全区目标用 district。`,
  twice: (unitId: string, kind: AchievementKind) => `“${unitId}”的${ACHIEVEMENT_NAMES[kind]}目标写了两次，请只保留一条。`,
  sumDiffers: (kind: AchievementKind, units: number, district: number) =>
    `各单位${ACHIEVEMENT_NAMES[kind]}目标合计 ${units} 个，与全区目标 ${district} 个不一致。`,
  sumExpected: '各单位目标之和应等于全区目标；如确需不等，请在下达文件中说明。',
} as const;

export const verificationTexts = {
  noRow: '没有找到这一行：可能已被删除，请刷新后重试。',
  notClaimed: (kind: AchievementKind) =>
    `这一行没有计入自报的${ACHIEVEMENT_NAMES[kind]}：金额、日期或阶段不符合计入条件，请先由填报单位改正。`,
  unexplained: '这一行还有“待说明”的问题：请填报单位写明原因并重新上报后，再核定。',
  needsVerified: (kind: AchievementKind) => `${ACHIEVEMENT_NAMES[kind]}还没有核定，请先核定，再计入统计口径。`,
  outsideWindow: (firstDay: string, lastDay: string) => `核定日期应在活动期内（${firstDay} 至 ${lastDay}），例如 ${firstDay}。`,
  dayAhead: (today: string) => `核定日期不能晚于今天（${today}）：请填实际核定的日期。`,
  nothingToRefuse: (kind: AchievementKind) => `这一行没有自报${ACHIEVEMENT_NAMES[kind]}，也没有核定过，无需办理。`,
  nothingToWithdraw: (kind: AchievementKind) => `这一行的${ACHIEVEMENT_NAMES[kind]}还没有核定或不予核定的记录，无需撤回。`,
  foreignEvidence: '所选佐证不是这一行的文件，或已撤下，请刷新后重选。',
} as const;
