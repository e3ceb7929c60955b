import type { Day } from '../kernel/day.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import type { ReasonGrounds } from '../rule/reason-grounds.ts';
import type { CellInput, Normalisation } from '../value/cell.ts';

/** A row as it stands in a sheet: cells by column key, and how to find it again. */
export interface SheetRow {
  /** Stable handle inside one check: the row id, or `#` and the sheet row number while it has none. */
  readonly key: string;
  readonly cells: Readonly<Record<string, CellInput>>;
  /** Reasons already written, by rule id. */
  readonly explanations?: Readonly<Record<string, string>>;
  /** The values those reasons were written for, by rule id; one without them stands whatever the row says. */
  readonly grounds?: Readonly<Record<string, ReasonGrounds>>;
  /** Fields last accepted by the server, for rules that compare with the past; such a row stands before others. */
  readonly accepted?: RowFields;
  /** Reasons that stand on the server for the accepted values, by rule id. */
  readonly acceptedReasons?: Readonly<Record<string, string>>;
  /** Day of the last change or confirmation, when known. */
  readonly lastConfirmedDay?: Day;
}

/** What checking a row found. `fields` has every proposal applied; `held` is true while it may not be counted. */
export interface CheckedRow {
  readonly key: string;
  readonly fields: RowFields;
  readonly findings: readonly Finding[];
  readonly normalised: readonly Normalisation[];
  /** Total investment at or above the threshold; null without a readable total. */
  readonly qualifying: boolean | null;
  /** An error stands, or a proposal waits for the clerk. */
  readonly held: boolean;
  /** The reasons that stand for its explain findings, by rule id. */
  readonly reasons: Readonly<Record<string, string>>;
  /** An explain finding stands without a reason (待说明). */
  readonly unexplained: boolean;
}

/** Columns of the row whose cells could not be read and so have no value. */
export type RefusedCells = ReadonlySet<string>;

export type { FieldValue };
