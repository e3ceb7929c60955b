/** The middle value; the mean of the middle two when they are even in number. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which that share of the values lies, interpolated. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/**
 * Runs the contenders round-robin, so that a busy minute of the machine hits all of them. Gives the outcomes of every
 * contender, one per round.
 */
export async function runRounds<Name extends string, Outcome>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<Outcome>>>,
): Promise<Record<Name, Outcome[]>> {
  const names = Object.keys(contenders) as Name[];
  const outcomes = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Outcome[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) outcomes[name].push(await contenders[name]());
  }
  return outcomes;
}

/** Median over the rounds of the ratio of two contenders taken in the same round. */
export function ratio(over: readonly number[], under: readonly number[]): number {
  return median(over.map((value, round) => value / (under[round] ?? Number.NaN)));
}
