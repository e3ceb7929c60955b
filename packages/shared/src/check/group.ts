import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { RuleUse } from '../rule/vocabulary.ts';
import { comparable, type Peer } from './peer.ts';

/** Rules that look at all rows with something in common, not only at pairs. */
export type GroupRule = Extract<RuleUse, { kind: 'sumsToWhole' | 'fallsInYear' }>;

/** A group a row belongs to. */
export interface GroupKey {
  readonly key: string;
  /** Place of the row in a group that runs on (a month); null in one that is only summed. */
  readonly place: string | null;
  /** The figures that are compared from place to place; none in a group that is only summed. */
  readonly columns: readonly string[];
}

/** The other rows of the groups a row belongs to. */
export interface RowGroups {
  /** Whether no other row of the group came before this one. */
  isFirst(key: string): boolean;
  /** The other rows of the group; `stands` when they came before this one. */
  others(key: string): readonly Peer[];
  /**
   * Of a group that runs on, the rows at the nearest places on both sides that have a figure in the column; of several at
   * one place only the one that came first is looked at.
   */
  neighbours(key: string, column: string): Neighbours;
}

/** What lies before and after a row in its group; null where nothing does. */
export interface Neighbours {
  readonly before: Peer | null;
  readonly after: Peer | null;
}

/** A row that lies alone. */
export const NO_NEIGHBOURS: Neighbours = { before: null, after: null };

/** A row that belongs to no group but its own. */
export const ALONE: RowGroups = { isFirst: () => true, others: () => [], neighbours: () => NO_NEIGHBOURS };

const kept = new WeakMap<LedgerDefinition, readonly GroupRule[]>();

/** The rules of a ledger that look at groups. */
export function groupRules(definition: LedgerDefinition): readonly GroupRule[] {
  const known = kept.get(definition);
  if (known !== undefined) return known;
  const rules = definition.rules.filter((rule) => rule.kind === 'sumsToWhole' || rule.kind === 'fallsInYear');
  kept.set(definition, rules);
  return rules;
}

/** The group a rule puts a row in; null when the row lacks what groups are made by. */
export function groupKey(definition: LedgerDefinition, rule: GroupRule, fields: RowFields): GroupKey | null {
  if (rule.kind === 'sumsToWhole') {
    const value = comparable(definition, rule.params.by, fields);
    return value === null ? null : { key: `sum ${rule.params.by}=${value}`, place: null, columns: [] };
  }
  const month = fields[rule.params.month];
  if (typeof month !== 'string') return null;
  return { key: `year ${rule.params.month}=${month.slice(0, 4)}`, place: month, columns: rule.params.columns };
}

/** All groups of a row. */
export function groupKeys(definition: LedgerDefinition, fields: RowFields): readonly GroupKey[] {
  return groupRules(definition).flatMap((rule) => groupKey(definition, rule, fields) ?? []);
}

/** The rows of a group by place, of several at one place the one that came first. */
export function firstByPlace<T extends { readonly fields: RowFields }>(
  definition: LedgerDefinition,
  key: string,
  rows: readonly T[],
): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const row of rows) {
    const place = groupKeys(definition, row.fields).find((group) => group.key === key)?.place ?? null;
    if (place !== null && !first.has(place)) first.set(place, row);
  }
  return first;
}

/** The columns that groups are made by and figures they look at. */
export function groupColumns(definition: LedgerDefinition): ReadonlySet<string> {
  return new Set(
    groupRules(definition).flatMap(({ params }) =>
      'by' in params ? [params.by, params.column] : [params.month, ...params.columns],
    ),
  );
}
