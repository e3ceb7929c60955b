import { describe, expect, it } from 'vitest';
import { builtinLedgers } from '../ledger/builtin.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import { type RowFields, sameValue } from '../ledger/fields.ts';
import { readWireFields } from '../ledger/row-schema.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';
import { testDistrict } from '../testing/district.ts';
import { testLinks } from '../testing/ledger-rows.ts';
import { diceOf, smallWorldRow } from '../testing/small-world.ts';
import { checkRows } from './check-rows.ts';
import type { SheetRow } from './row.ts';
import { rightsFindings } from './setting-rights.ts';
import { createSheetChecker } from './sheet-checker.ts';

const district = testDistrict();
const SHEETS = 10_000;
const EACH = Math.ceil(SHEETS / builtinLedgers.length);

interface WorldRow {
  readonly key: string;
  readonly fields: RowFields;
  readonly accepted?: RowFields;
}

function randomSheet(ledger: string, seed: number): { readonly rows: WorldRow[]; readonly edits: WorldRow[] } {
  const roll = diceOf(seed);
  const row = (key: string): WorldRow => {
    const fields = smallWorldRow(ledger, roll);
    return roll(3) === 0 ? { key, fields, accepted: smallWorldRow(ledger, roll) } : { key, fields };
  };
  const rows = Array.from({ length: 1 + roll(5) }, (_, place) => row(`r${place}`));
  return { rows, edits: Array.from({ length: roll(4) }, () => row(`r${roll(rows.length)}`)) };
}

function sheetRow(definition: LedgerDefinition, { key, fields, accepted }: WorldRow): SheetRow {
  const cells = cellsOfFields(definition, fields, district);
  return accepted === undefined ? { key, cells } : { key, cells, accepted };
}

/** What the pane finds after the clerk has typed: the sheet loaded, then edited row by row. */
function paneFindings(definition: LedgerDefinition, rows: readonly WorldRow[], edits: readonly WorldRow[]) {
  const checker = createSheetChecker(definition, district, { links: testLinks() });
  checker.load(rows.map((row) => sheetRow(definition, row)));
  for (const edit of edits) checker.upsert(sheetRow(definition, edit));
  return checker.rows().map(({ key, fields, findings }) => ({ key, fields, findings }));
}

describe('pane and server', () => {
  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'AGREE pane and server find the same in random sheets of %s, after any edits and over the wire',
    (ledger, definition) => {
      let told = 0;
      for (let seed = 1; seed <= EACH; seed += 1) {
        const { rows, edits } = randomSheet(ledger, seed);
        const pane = paneFindings(definition, rows, edits);
        const final = new Map([...rows, ...edits].map((row) => [row.key, row]));
        const stored = pane.map(({ key, fields }) => {
          const wire = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;
          const read = readWireFields(definition, district, wire);
          if (read.findings.length > 0) throw new Error(`seed ${seed}: ${JSON.stringify(read.findings)}`);
          return { rowId: key, fields: read.fields as RowFields, accepted: final.get(key)?.accepted };
        });
        const server = checkRows(definition, district, stored, testLinks());
        for (const { key, findings } of pane) {
          told += findings.length;
          const there = server.get(key)?.findings;
          if (JSON.stringify(findings) !== JSON.stringify(there))
            expect({ seed, key, findings }).toEqual({ seed, key, findings: there });
        }
      }
      expect(told).toBeGreaterThan(EACH);
    },
    120_000,
  );

  it.each(builtinLedgers.map((definition) => [definition.id, definition] as const))(
    'AGREE what is not for a clerk to set in %s is told in the pane as the server would refuse it',
    (ledger, definition) => {
      const filler = { role: 'clerk' as const, columns: new Set(definition.columns.map(({ key }) => key)) };
      let told = 0;
      for (let seed = 1; seed <= 400; seed += 1) {
        const { rows } = randomSheet(ledger, seed);
        const checker = createSheetChecker(definition, district, { links: testLinks(), filler });
        checker.load(rows.map((row) => sheetRow(definition, row)));
        for (const { key, accepted } of rows) {
          const checked = checker.get(key);
          const set = Object.fromEntries(definition.columns.map((column) => [column.key, checked?.fields[column.key] ?? null]));
          const row = accepted === undefined ? null : { fields: accepted };
          const same = definition.columns.every((column) => sameValue(accepted?.[column.key], set[column.key]));
          const refused = same ? [] : rightsFindings(definition, 'clerk', row, 'upsert', set);
          const shown = checked?.findings.filter(({ ruleId }) => ruleId === 'NOT_ALLOWED');
          told += refused.length;
          expect({ seed, key, findings: shown }).toEqual({ seed, key, findings: refused });
          expect(checked?.held === false && refused.length > 0).toBe(false);
        }
      }
      expect(told > 0).toBe(ledger === 'issues' || ledger === 'funds');
    },
  );

  it('AGREE every rule that a sheet alone can break is met in the random sheets', () => {
    const met = new Set<string>();
    for (const definition of builtinLedgers)
      for (let seed = 1; seed <= 400; seed += 1) {
        const { rows, edits } = randomSheet(definition.id, seed);
        for (const { findings } of paneFindings(definition, rows, edits)) for (const { ruleId } of findings) met.add(ruleId);
      }
    // Computed, known to the server alone, of the past, or of amounts and texts this small world lacks.
    const elsewhere = ['P001', 'P008', 'P009', 'P014', 'P015', 'P019', 'P020'];
    const ids = new Set(builtinLedgers.flatMap(({ rules }) => rules.map(({ id }) => id)));
    expect([...ids].filter((id) => !met.has(id) && !elsewhere.includes(id))).toEqual([]);
  });
});
