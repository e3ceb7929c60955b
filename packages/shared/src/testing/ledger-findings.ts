import { checkFields, type FieldsToCheck } from '../check/check-fields.ts';
import { createSheetChecker } from '../check/sheet-checker.ts';
import { builtinLedger } from '../ledger/builtin.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import type { Finding } from '../rule/finding.ts';
import type { LedgerContext } from '../value/context.ts';
import { cellsOfFields } from './cells-of-fields.ts';
import { testDistrict } from './district.ts';
import { testLinks, testRow } from './ledger-rows.ts';

/** Values put into a sound row; null empties a cell. */
export type Changes = Readonly<Record<string, FieldValue | null>>;

/** A built-in ledger by id. */
export function definitionOf(ledger: string) {
  const definition = builtinLedger(ledger);
  if (definition === null) throw new Error(ledger);
  return definition;
}

/** What is found in a sound row of a ledger after some changes. */
export function findings(
  ledger: string,
  changes: Changes = {},
  beside: Partial<FieldsToCheck> = {},
  context: Partial<LedgerContext> = {},
): Finding[] {
  const row = { key: 'r1', fields: testRow(ledger, changes), peers: [], links: testLinks(), ...beside };
  return checkFields(definitionOf(ledger), testDistrict(context), row).findings;
}

/** Findings, short: `M001 error projectRef`. */
export const told = (list: readonly Finding[]) => list.map(({ ruleId, severity, column }) => `${ruleId} ${severity} ${column}`);

/** The findings of rows of one sheet, checked as the pane does, by row. */
export function sheet(ledger: string, rows: readonly RowFields[], accepted: readonly number[] = []): string[][] {
  const definition = definitionOf(ledger);
  const context = testDistrict();
  const checker = createSheetChecker(definition, context, { links: testLinks() });
  checker.load(
    rows.map((fields, index) => ({
      key: `r${index}`,
      cells: cellsOfFields(definition, fields, context),
      ...(accepted.includes(index) ? { accepted: fields } : {}),
    })),
  );
  return checker.rows().map((row) => told(row.findings));
}
