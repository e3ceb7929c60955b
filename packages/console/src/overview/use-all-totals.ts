import type { Basis, Campaign } from '@double-hundred/shared/campaign/campaign';
import { addDays, daySchema } from '@double-hundred/shared/kernel/day';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { useAnswer } from '../ui/use-answer.ts';

const WEEK = 7;

/**
 * The totals of every basis, units and district, as of a day (today without one) and as known at a moment (RFC 3339, now
 * without one). Null as of asks for nothing.
 */
export function useAllTotals(asOf: string | null | undefined, knownAt?: string) {
  const path = asOf === null ? null : '/totals';
  const query = { asOf: asOf ?? undefined, groupBy: 'unit,kind', knownAt };
  const claimed = useAnswer<TotalsResponse>(path, { ...query, basis: 'claimed' });
  const verified = useAnswer<TotalsResponse>(path, { ...query, basis: 'verified' });
  const official = useAnswer<TotalsResponse>(path, { ...query, basis: 'official' });
  return { claimed, verified, official } satisfies Record<Basis, unknown>;
}

/** The day a week before one; null when the campaign had not begun by then, and there is nothing to compare with. */
export function weekBefore(campaign: Pick<Campaign, 'firstDay'> | null, day: string): string | null {
  const known = daySchema.safeParse(day);
  if (!known.success || campaign === null) return null;
  const earlier = addDays(known.data, -WEEK);
  return earlier < campaign.firstDay ? null : earlier;
}
