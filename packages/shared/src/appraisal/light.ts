import type { LightRules } from '../campaign/campaign.ts';
import { scheduleGapPoints, shownPoints } from '../campaign/schedule.ts';
import { type Ratio, compare, ratioOfDecimal, roundHalfAway, subtract, times } from '../kernel/ratio.ts';
import { lightTexts } from '../message/lights.ts';
import type { Light } from '../protocol/totals.ts';

/** What a light is decided on: the count in ten-thousandths of a project, so that shares stay exact. */
export interface Standing {
  readonly countBps: number;
  readonly target: number;
  readonly share: Ratio;
}

/** A light with its gap in percentage points (one decimal) and completion; both null without a target. */
export interface LightStanding {
  readonly light: Light;
  readonly completion: Ratio | null;
  readonly gapPoints: number | null;
}

/** Decides a light on the exact gap by the campaign's thresholds and says why, and what would turn it green. */
export function lightOf(rules: LightRules, standing: Standing): LightStanding {
  if (standing.target === 0) {
    return { light: { color: 'grey', reason: lightTexts.noTarget }, completion: null, gapPoints: null };
  }
  const completion: Ratio = { num: BigInt(standing.countBps), den: BigInt(standing.target) * 10_000n };
  const gap = scheduleGapPoints(completion, standing.share);
  const color = atLeast(gap, rules.greenAtLeastPoints) ? 'green' : atLeast(gap, rules.amberAtLeastPoints) ? 'amber' : 'red';
  const reason = lightTexts.reason({
    done: countText(standing.countBps),
    target: standing.target,
    completion: percentText(completion),
    share: percentText(standing.share),
    gap: shownPoints(gap),
  });
  const advice = color === 'green' ? '' : lightTexts.toGreen(missingForGreen(rules, standing));
  return { light: { color, reason: reason + advice }, completion, gapPoints: shownPoints(gap) };
}

function atLeast(gap: Ratio, points: number): boolean {
  const threshold = ratioOfDecimal(points);
  return threshold !== null && compare(gap, threshold) >= 0;
}

// done/target − share ≥ green/100, solved for whole further projects.
function missingForGreen(rules: LightRules, standing: Standing): string {
  const green = ratioOfDecimal(rules.greenAtLeastPoints) ?? { num: 0n, den: 1n };
  const neededShare: Ratio = {
    num: standing.share.num * green.den * 100n + green.num * standing.share.den,
    den: standing.share.den * green.den * 100n,
  };
  const missing = subtract(times(neededShare, standing.target), { num: BigInt(standing.countBps), den: 10_000n });
  const whole = missing.num / missing.den;
  return String(missing.num > 0n && whole * missing.den !== missing.num ? whole + 1n : whole);
}

/** A count in ten-thousandths of a project as text without trailing zeros: 25000 → 2.5. */
export function countText(countBps: number): string {
  return String(countBps / 10_000).replace('-', '−');
}

function percentText(value: Ratio): string {
  return roundHalfAway(times(value, 100), 1).toFixed(1).replace('-', '−');
}
