import type { FieldValue } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';

/** A cell as the host gives it. `value` is the raw value (a day may be a serial number), never the display text. */
export interface CellInput {
  readonly value: string | number | boolean | null;
  /** Number format code such as `yyyy/m/d` or `0%`. */
  readonly format?: string;
  /** Error text such as `#REF!` when a formula failed. */
  readonly error?: string;
}

/** A value that was not written canonically. auto: changed and logged; confirm: proposed, the row waits for it. */
export interface Normalisation {
  readonly column: string;
  /** What the cell held, as text. */
  readonly from: string;
  /** What it is read as, as shown to the clerk. */
  readonly to: string;
  /** Kind of dirty input, such as N02 or D08. */
  readonly kind: string;
  readonly handling: 'auto' | 'confirm';
}

/** The outcome of reading one cell. A refused cell has value null and a finding. */
export interface CellReading {
  readonly value: FieldValue | null;
  readonly findings: readonly Finding[];
  readonly normalised: readonly Normalisation[];
}
