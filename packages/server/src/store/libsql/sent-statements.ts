import type { Statement } from '../database.ts';

/** Statements of one transaction as they arrive from another thread, worked on while the rest is still being made. */
export interface SentStatements extends AsyncIterable<Statement> {
  add(statement: Statement): void;
  /** No more will come; when they ended `early`, going through them fails after the last one. */
  end(early: boolean): void;
}

/** Starts a list that grows until its end is told. */
export function createSentStatements(): SentStatements {
  const waiting: Statement[] = [];
  let ended: 'not yet' | 'whole' | 'early' = 'not yet';
  let wake = (): void => undefined;
  return {
    add(statement) {
      waiting.push(statement);
      wake();
    },
    end(early) {
      ended = early ? 'early' : 'whole';
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (ended === 'early') throw new Error('the statements of a transaction ended early');
        if (ended === 'whole') return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
