/** The row of a template that holds the headings: below title and unit line. */
export const TEMPLATE_HEADING_ROW = 3;

/** The name of the Excel table in which a template keeps a ledger. */
export function tableName(ledger: string): string {
  return `dh_table_${ledger}`;
}
