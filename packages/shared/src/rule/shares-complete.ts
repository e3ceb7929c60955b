import type { FieldValue, Share } from '../ledger/fields.ts';
import { percentText } from '../message/amount.ts';
import { findingText } from '../message/findings.ts';
import type { Unit } from '../unit/unit.ts';
import { headingOf, NOTHING, type RuleEvaluator } from './rule-input.ts';

const WHOLE = 10_000;
/** Below one percent the gap is a matter of rounding, and the first unit may take it. */
const ROUNDING = 100;

/** Shares name each unit once and sum to exactly 100 %. */
export const sharesComplete: RuleEvaluator<'sharesComplete'> = (params, { definition, context, fields }) => {
  const shares = sharesIn(fields[params.column]);
  if (shares === null) return NOTHING;
  const sum = shares.reduce((total, share) => total + share.bps, 0);
  const merged = mergedByUnit(shares);
  const twice = merged.length < shares.length;
  if (sum === WHOLE && !twice) return NOTHING;
  const heading = headingOf(definition, params.column);
  const shown = sharesText(shares, context.units);
  const repeated = shares.find((share, index) => shares.findIndex((other) => other.unit === share.unit) < index);
  const text =
    repeated === undefined
      ? findingText.sharesNotComplete(heading, shown, sum)
      : findingText.sharesTwice(heading, shown, nameOf(repeated.unit, context.units));
  const proposal = rounded(merged);
  const fix =
    proposal === null ? {} : { fix: { column: params.column, value: proposal, text: sharesText(proposal, context.units) } };
  return [{ column: params.column, ...text, ...fix }];
};

function sharesIn(value: FieldValue | undefined): Share[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.filter((item): item is Share => typeof item === 'object');
}

function mergedByUnit(shares: readonly Share[]): Share[] {
  const byUnit = new Map<string, number>();
  for (const { unit, bps } of shares) byUnit.set(unit, (byUnit.get(unit) ?? 0) + bps);
  return [...byUnit].map(([unit, bps]) => ({ unit, bps }));
}

function rounded(shares: readonly Share[]): Share[] | null {
  const gap = WHOLE - shares.reduce((total, share) => total + share.bps, 0);
  if (Math.abs(gap) >= ROUNDING) return null;
  return shares.map((share, index) => (index === 0 ? { ...share, bps: share.bps + gap } : share));
}

function sharesText(shares: readonly Share[], units: readonly Unit[]): string {
  return shares.map(({ unit, bps }) => `${nameOf(unit, units)}:${percentText(bps)}`).join('、');
}

function nameOf(unitId: string, units: readonly Unit[]): string {
  return units.find((unit) => unit.id === unitId)?.name ?? unitId;
}
