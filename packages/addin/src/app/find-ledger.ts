import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { recogniseSheet, recogniseWorkbook } from '@double-hundred/shared/workbook/recognise';
import type { SheetPort, SheetReading } from '../ports/sheet-port.ts';

/** A ledger as found in the workbook. */
export interface FoundLedger {
  readonly definition: LedgerDefinition;
  readonly reading: SheetReading;
}

/** A heading stands among the first rows; the rest is read in slices later. */
const HEAD_ROWS = 62;

/**
 * Looks for a ledger: in the sheet asked for, else in the one shown, else in all visible ones. A workbook that says in
 * its state which ledger it is gets no other.
 */
export async function findLedger(
  port: SheetPort,
  definitions: readonly LedgerDefinition[],
  wanted: { readonly sheet?: string; readonly ledger?: string },
): Promise<FoundLedger | null> {
  const candidates = definitions.filter((definition) => wanted.ledger === undefined || definition.id === wanted.ledger);
  const sheets = await port.sheets();
  const first = wanted.sheet ?? sheets.find((sheet) => sheet.active)?.name;
  if (first !== undefined) {
    const reading = await port.read(first);
    const found = bestIn(reading, candidates);
    if (found) return found;
  }
  const others = sheets.filter((sheet) => sheet.visibility === 'visible' && sheet.name !== first);
  const readings = await Promise.all(others.map((sheet) => port.read(sheet.name)));
  const dateSystem = readings[0]?.dateSystem ?? 1900;
  for (const definition of candidates) {
    const best = recogniseWorkbook({ dateSystem, sheets: readings.map(headOf), customXml: [] }, definition);
    const reading = readings.find(({ name }) => name === best?.sheet.name);
    if (reading) return { definition, reading };
  }
  return null;
}

/** Of several ledgers a sheet could be, the one with most of its columns there. */
function bestIn(reading: SheetReading, definitions: readonly LedgerDefinition[]): FoundLedger | null {
  let best: LedgerDefinition | null = null;
  let most = 0;
  for (const definition of definitions) {
    const known = Object.keys(recogniseSheet(headOf(reading), definition)?.columns ?? {}).length;
    if (known > most) [best, most] = [definition, known];
  }
  return best ? { definition: best, reading } : null;
}

function headOf(reading: SheetReading): SheetReading {
  return { ...reading, rows: reading.rows.slice(0, HEAD_ROWS) };
}
