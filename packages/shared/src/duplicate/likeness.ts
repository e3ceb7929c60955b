import { duplicateTexts } from '../message/duplicates.ts';
import { foldName } from '../value/fold-name.ts';

/** What two reported projects are compared by. Money in yuan; empty texts say nothing. */
export interface ComparedProject {
  readonly rowId: string;
  readonly unitId: string;
  readonly name: string;
  readonly investor: string;
  readonly company: string;
  readonly uscc: string;
  readonly projectCode: string;
  readonly place: string;
  readonly investmentYuan: number | null;
}

/** Why two projects may be the same: a score from 0 to 100 and its reasons in Chinese, strongest first. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly string[];
}

const POINTS = { projectCode: 80, uscc: 60, sameName: 40, likeName: 25, investor: 20, amount: 15, place: 10 };
const FULL = 100;
const LIKE_NAME = 0.75;
const LIKE_PLACE = 0.6;
const NEAR_PERCENT = 5;
/** From this score on two projects are laid before the district office. */
export const CASE_SCORE = 50;

/** Words that nearly every project or firm carries; they say nothing about which one it is. */
const COMMON = /(有限责任公司|股份有限公司|有限公司|集团|公司|项目|建设|工程|基地|年产|产业园|一期|二期|新建)/gu;

/** A name reduced to what distinguishes it: folded, without common words and punctuation. Not empty for any real name. */
export function bareName(name: string): string {
  const folded = foldName(name).replace(/[\p{P}\p{S}]/gu, '');
  const bare = folded.replace(COMMON, '');
  return bare === '' ? folded : bare;
}

/** Compares two projects of different units. Pure and symmetric. */
export function likenessOf(left: ComparedProject, right: ComparedProject): Likeness {
  const found: { points: number; reason: string }[] = [];
  const note = (points: number, reason: string) => found.push({ points, reason });
  if (equalCode(left.projectCode, right.projectCode)) note(POINTS.projectCode, duplicateTexts.sameCode);
  if (equalCode(left.uscc, right.uscc)) note(POINTS.uscc, duplicateTexts.sameUscc);
  const name = diceOf(bareName(left.name), bareName(right.name));
  if (name === 1) note(POINTS.sameName, duplicateTexts.sameName);
  else if (name >= LIKE_NAME) note(POINTS.likeName, duplicateTexts.likeName);
  if (sameInvestor(left, right)) note(POINTS.investor, duplicateTexts.sameInvestor);
  if (near(left.investmentYuan, right.investmentYuan)) note(POINTS.amount, duplicateTexts.nearAmount(NEAR_PERCENT));
  if (left.place !== '' && right.place !== '' && diceOf(bareName(left.place), bareName(right.place)) >= LIKE_PLACE) {
    note(POINTS.place, duplicateTexts.likePlace);
  }
  found.sort((a, b) => b.points - a.points);
  return {
    score: Math.min(
      FULL,
      found.reduce((sum, { points }) => sum + points, 0),
    ),
    reasons: found.map(({ reason }) => reason),
  };
}

function equalCode(left: string, right: string): boolean {
  return left !== '' && left.toUpperCase() === right.toUpperCase();
}

function sameInvestor(left: ComparedProject, right: ComparedProject): boolean {
  const firms = (project: ComparedProject) => [project.investor, project.company].filter((name) => name !== '').map(bareName);
  const others = new Set(firms(right));
  return firms(left).some((name) => others.has(name));
}

function near(left: number | null, right: number | null): boolean {
  if (left === null || right === null || left <= 0 || right <= 0) return false;
  return Math.abs(left - right) * 100 <= NEAR_PERCENT * Math.max(left, right);
}

/** Dice's coefficient over pairs of neighbouring characters: 1 for equal texts, 0 for texts with no pair in common. */
export function diceOf(left: string, right: string): number {
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const pairs = new Map<string, number>();
  for (const pair of pairsOf(left)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(right)) {
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(pair, left - 1);
  }
  const total = pairsOf(left).length + pairsOf(right).length;
  return total === 0 ? 0 : (2 * shared) / total;
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
