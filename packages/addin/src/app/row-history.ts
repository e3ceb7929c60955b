import type { Revision } from '@double-hundred/shared/protocol/changes';
import type { RowFindings } from '@double-hundred/shared/protocol/rules';

/** A row opened behind a figure. */
export interface RowHistory {
  readonly rowId: string;
  readonly name: string;
  readonly revisions: readonly Revision[] | null;
  /** What the rules say of the row; null while it is not known. */
  readonly found: RowFindings | null;
}
