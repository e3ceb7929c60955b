import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { SheetLayout } from '@double-hundred/shared/workbook/layout';
import { recogniseSheet, recogniseWorkbook } from '@double-hundred/shared/workbook/recognise';
import type { SheetPort, SheetReading } from '../ports/sheet-port.ts';

/** A ledger as found in the workbook. */
export interface FoundLedger {
  readonly definition: LedgerDefinition;
  readonly reading: SheetReading;
  readonly layout: SheetLayout;
}

/**
 * Looks for a ledger: in the sheet asked for, else in the one shown, else in all visible ones. A workbook that says in
 * its state which ledger it is gets no other.
 */
export async function findLedger(port: SheetPort, definitions: readonly LedgerDefinition[], wanted: { readonly sheet?: string; readonly ledger?: string }): Promise<FoundLedger | null> {
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
    const best = recogniseWorkbook({ dateSystem, sheets: readings, customXml: [] }, definition);
    if (best) return { definition, reading: { ...best.sheet, dateSystem }, layout: best.layout };
  }
  return null;
}

/** Of several ledgers a sheet could be, the one with most of its columns there. */
function bestIn(reading: SheetReading, definitions: readonly LedgerDefinition[]): FoundLedger | null {
  let best: FoundLedger | null = null;
  for (const definition of definitions) {
    const layout = recogniseSheet(reading, definition);
    const known = Object.keys(best?.layout.columns ?? {}).length;
    if (layout && Object.keys(layout.columns).length > known) best = { definition, reading, layout };
  }
  return best;
}
