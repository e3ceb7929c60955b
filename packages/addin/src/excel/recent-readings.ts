import type { SheetReading } from '../ports/sheet-port.ts';

/** How long a reading is taken for the present when nothing was heard since; events can get lost (office-js issue 1760). */
const FRESH_MS = 15_000;

/** The last readings, so that the steps of one press do not each read thousands of cells again. */
export interface RecentReadings {
  get(sheet: string): SheetReading | null;
  /** Call before reading; what it gives keeps the reading unless the sheet changed meanwhile. */
  begin(sheet: string): (reading: SheetReading) => void;
  /** The sheet, or any sheet, may have changed. */
  forget(sheet?: string): void;
}

export function createRecentReadings(elapsed: () => number): RecentReadings {
  const kept = new Map<string, { readonly reading: SheetReading; readonly at: number }>();
  let changes = 0;
  return {
    get(sheet) {
      const found = kept.get(sheet);
      return found && elapsed() - found.at < FRESH_MS ? found.reading : null;
    },
    begin(sheet) {
      const [before, at] = [changes, elapsed()];
      return (reading) => {
        if (before === changes) kept.set(sheet, { reading, at });
      };
    },
    forget(sheet) {
      changes += 1;
      if (sheet === undefined) kept.clear();
      else kept.delete(sheet);
    },
  };
}
