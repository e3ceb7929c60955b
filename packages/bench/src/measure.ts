/** One line of a result. `ratio` is against the row the bar speaks of, taken in the same run. */
export interface Figure {
  readonly what: string;
  /** The figure as people read it, with its unit. */
  readonly value: string;
  /** Median of the rounds as a number, for comparing runs. */
  readonly number: number | null;
  /** The bar in words; absent for rows that only give the scale. */
  readonly bar?: string;
  readonly met?: boolean;
  /** Why a bar is missed or a row was left out. */
  readonly note?: string;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly quick: boolean;
}

/** One measure of `npm run bench`. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  run(options: MeasureOptions): Promise<readonly Figure[]>;
}

/** What is written to results/NAME.json. */
export interface MeasureResult {
  readonly name: string;
  readonly title: string;
  readonly day: string;
  readonly machine: string;
  readonly rounds: number;
  readonly quick: boolean;
  readonly figures: readonly Figure[];
}

/** A figure for scale, without a bar. */
export function scale(what: string, number: number, unit: string, note?: string): Figure {
  return { what, number, value: `${short(number)} ${unit}`, ...(note === undefined ? {} : { note }) };
}

/** A figure held to a bar: at least or at most so much. */
export function held(
  what: string,
  number: number,
  unit: string,
  bar: { atLeast?: number; below?: number },
  note?: string,
): Figure {
  const words = bar.atLeast === undefined ? `≤ ${bar.below} ${unit}` : `≥ ${bar.atLeast} ${unit}`;
  const met = bar.atLeast === undefined ? number <= (bar.below ?? 0) : number >= bar.atLeast;
  return { what, number, value: `${short(number)} ${unit}`, bar: words, met, ...(note === undefined ? {} : { note }) };
}

/** A row that could not be taken, with the reason. */
export function skipped(what: string, note: string): Figure {
  return { what, number: null, value: '—', note };
}

function short(number: number): string {
  if (number === 0) return '0';
  const size = Math.abs(number);
  const text = size >= 100 ? Math.round(number) : Number(number.toPrecision(size >= 10 ? 3 : 2));
  return text.toLocaleString('en-US', { maximumFractionDigits: 4 });
}
