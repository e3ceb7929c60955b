import type { AchievementKind } from '../campaign/campaign.ts';
import type { RowFields, RowRef } from '../ledger/fields.ts';

/** A row of another ledger, as rules and references look at it. */
export interface LinkedRow {
  readonly rowId: string;
  readonly name: string;
  readonly fields: RowFields;
  /** Achievements confirmed by the district office or an inspector; absent where that is not known. */
  readonly verified?: ReadonlySet<AchievementKind> | undefined;
}

/** The rows of another ledger, as far as rows of a unit may refer to them. */
export interface LinkedLedger {
  byId(rowId: string): LinkedRow | null;
  /** The rows of that name, folded; none, one or several. */
  byName(text: string): readonly LinkedRow[];
  /** The row whose name is closest to a text; null when none is close. */
  closest(text: string): LinkedRow | null;
  /** Whether a row refers to the same row as `ref` in its column. */
  refersTo(column: string, ref: RowRef): boolean;
}

/** What has changed among the rows of a ledger, as the rows of others know them: before the change and after it. */
export interface LinkChange {
  readonly ledger: string;
  /** Folded names, and `#` with the id. */
  readonly keys: ReadonlySet<string>;
  /** Folded names that came or went, for suggestions. */
  readonly names: ReadonlySet<string>;
  /** What the rows refer to themselves, as column=key. */
  readonly refs: ReadonlySet<string>;
}

/** What is known of other ledgers; null for one of which nothing is known, so that no rule judges by it. */
export interface RowLinks {
  ledger(id: string): LinkedLedger | null;
  /** Only what one unit handed in is known. A ledger the office keeps refers to rows of other units too. */
  readonly ofOneUnit?: boolean;
}

/** Nothing is known of other ledgers. */
export const NO_LINKS: RowLinks = { ledger: () => null };

/** The row a reference means: by id, else by a name that only one row has. */
export function linkedRow(ledger: LinkedLedger, ref: RowRef): LinkedRow | null {
  const byId = ref.rowId === undefined ? null : ledger.byId(ref.rowId);
  if (byId !== null) return byId;
  const named = ledger.byName(ref.text);
  return named.length === 1 ? (named[0] ?? null) : null;
}
