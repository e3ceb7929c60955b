import type { Column } from '../ledger/definition.ts';
import { columnWords } from '../message/column-words.ts';

/** The row of a template that holds the headings: below title and unit line. */
export const TEMPLATE_HEADING_ROW = 3;

/** The name of the Excel table in which a template keeps a ledger. */
export function tableName(ledger: string): string {
  return `dh_table_${ledger}`;
}

/** What a template calls a column: with its unit where that is another than the sheet's 万元. */
export function templateHeading({ heading, type }: Pick<Column, 'heading' | 'type'>): string {
  return type.kind === 'yuan' || type.kind === 'usdWan' ? `${heading}(${columnWords.unit[type.kind]})` : heading;
}
