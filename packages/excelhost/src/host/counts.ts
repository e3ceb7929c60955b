/** What went over the wire since the last `reset`; tests assert bounds on it. */
export interface Counts {
  /** Round trips: each `context.sync()` with work is one, and Excel.run may add one to let go of objects. */
  syncs: number;
  writes: number;
  actions: number;
  requestBytes: number;
  responseBytes: number;
  largestRequestBytes: number;
  largestResponseBytes: number;
  /** Flags of each request in order, as the client summed them up. */
  flags: number[];
  reset(): void;
}

export function createCounts(): Counts {
  const zero = () => ({
    syncs: 0,
    writes: 0,
    actions: 0,
    requestBytes: 0,
    responseBytes: 0,
    largestRequestBytes: 0,
    largestResponseBytes: 0,
    flags: [] as number[],
  });
  const counts: Counts = { ...zero(), reset: () => void Object.assign(counts, zero()) };
  return counts;
}
