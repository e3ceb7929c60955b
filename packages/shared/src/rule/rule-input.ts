import type { Peer } from '../check/peer.ts';
import type { RowGroups } from '../check/group.ts';
import type { RowLinks } from '../check/row-links.ts';
import type { Day } from '../kernel/day.ts';
import { columnOf, type LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import type { LedgerContext } from '../value/context.ts';
import { valueText } from '../value/value-text.ts';
import type { Fix, Severity } from './finding.ts';
import type { RuleKind, RuleParams } from './vocabulary.ts';

/** An amount that a revision raised over the campaign's threshold, and when. */
export interface RaisedOver {
  readonly day: Day;
  readonly fromYuan: number;
}

/** All a rule may look at: one row in canonical values, its past, and the rows that may be the same. */
export interface RuleInput {
  readonly definition: LedgerDefinition;
  readonly context: LedgerContext;
  readonly fields: RowFields;
  /** Columns whose cells could not be read: neither empty nor filled. */
  readonly refused: ReadonlySet<string>;
  /** Values last accepted by the server; null for a row it does not hold. */
  readonly accepted: RowFields | null;
  readonly peers: readonly Peer[];
  /** Day of the last change or confirmation; null when unknown. */
  readonly lastConfirmedDay: Day | null;
  /** The latest revision that raised an amount over the threshold, by column; known to the server alone. */
  readonly raisedOver: Readonly<Record<string, RaisedOver>>;
  /** Columns whose value another unit has too; known to the server alone. */
  readonly elsewhere: ReadonlySet<string>;
  /** The other ledgers, as far as they are known here. */
  readonly links: RowLinks;
  /** The other rows of the groups the row belongs to. */
  readonly groups: RowGroups;
}

/** A finding before rule id and severity are put to it. `severity` is set by rules that grade their cases. */
export interface RuleDraft {
  readonly column: string;
  readonly message: string;
  readonly expected: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
  readonly choices?: Fix[];
  readonly related?: string;
}

/** Evaluates one kind of rule; `severity` is what the rule's own words should fit to. Pure; nothing to say is []. */
export type RuleEvaluator<K extends RuleKind> = (
  params: RuleParams<K>,
  input: RuleInput,
  severity: Severity,
) => readonly RuleDraft[];

/** No finding. */
export const NOTHING: readonly RuleDraft[] = [];

/** The heading of a column; its key when the definition does not know it. */
export function headingOf(definition: LedgerDefinition, key: string): string {
  return columnOf(definition, key)?.heading ?? key;
}

/** The amount in yuan of a column; null when empty or refused. */
export function yuanIn(fields: RowFields | null, key: string): number | null {
  const value = fields?.[key];
  return typeof value === 'number' ? value : null;
}

/** The text (or day, or choice) of a column; null when empty or refused. */
export function textIn(fields: RowFields | null, key: string): string | null {
  const value = fields?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A value as people read it, units and references by name; an empty text when the cell is empty. */
export function shownIn(
  { definition, context }: Pick<RuleInput, 'definition' | 'context'>,
  fields: RowFields,
  key: string,
): string {
  const column = columnOf(definition, key);
  return column === null ? '' : valueText(column, fields[key] ?? null, context);
}

/** Whether a canonical value is no value: missing, empty text or an empty list. */
export function isBlank(value: FieldValue | null | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether the cell is truly empty; a refused cell is not. */
export function isEmptyCell(input: RuleInput, key: string): boolean {
  return isBlank(input.fields[key]) && !input.refused.has(key);
}
