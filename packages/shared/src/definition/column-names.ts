import { definitionFaults } from '../message/definition-words.ts';

/** The columns of a ledger by key and by heading, for texts that name them. */
export interface ColumnNames {
  /** The heading of a column, where it is told apart by it; else its key. */
  headingOf(key: string): string;
  /** The key of a column named by heading or key; null when there is none. */
  keyOf(name: string): string | null;
  /** What to write instead of an unknown name. */
  hint(): string;
}

/** For texts that name columns of other ledgers: taken as they are. */
export const ANY_COLUMN: ColumnNames = { headingOf: (key) => key, keyOf: (name) => name, hint: () => '' };

/** The names of columns; a heading that two columns share does not name either. */
export function columnNames(columns: readonly { readonly key: string; readonly heading: string }[]): ColumnNames {
  const keys = new Set(columns.map(({ key }) => key));
  const byHeading = new Map<string, string | null>();
  for (const { key, heading } of columns) byHeading.set(heading, byHeading.has(heading) ? null : key);
  return {
    headingOf(key) {
      const heading = columns.find((column) => column.key === key)?.heading;
      return heading !== undefined && byHeading.get(heading) === key && !keys.has(heading) && !/[、\n]/.test(heading)
        ? heading
        : key;
    },
    keyOf: (name) => (keys.has(name) ? name : (byHeading.get(name) ?? null)),
    hint: () => definitionFaults.unknownColumn(columns.map(({ heading }) => heading)),
  };
}
