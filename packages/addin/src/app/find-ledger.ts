import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { gridText } from '@double-hundred/shared/workbook/row-kind';
import type { SheetLayout } from '@double-hundred/shared/workbook/layout';
import { recogniseLedgerInSteps, recogniseSheet } from '@double-hundred/shared/workbook/recognise';
import type { RememberedLayout } from '@double-hundred/shared/workbook/remembered-layout';
import type { SheetPort, SheetReading } from '../ports/sheet-port.ts';
import { sameRawRow } from './read-ledger.ts';

/** A ledger as found in the workbook. */
export interface FoundLedger {
  readonly definition: LedgerDefinition;
  readonly reading: SheetReading;
}

/** What looking for a ledger came to. `several` when more than one sheet holds the same ledger and nothing tells which is meant. */
export type LedgerSearch =
  | { readonly kind: 'found'; readonly found: FoundLedger }
  | { readonly kind: 'several'; readonly sheets: readonly string[] }
  | { readonly kind: 'none' };

/** What is known before looking: the sheet the clerk asked for, and what the state of the file says. */
export interface WantedLedger {
  readonly sheet?: string | undefined;
  readonly ledger?: string | undefined;
  readonly memory?: RememberedLayout | undefined;
  /** Ids of the rows the file has reported. */
  readonly rowIds?: ReadonlySet<string>;
}

interface Candidate extends FoundLedger {
  readonly layout: SheetLayout;
  readonly known: number;
}

/** A heading stands among the first rows; the rest is read in slices later. */
const HEAD_ROWS = 62;
/** A sheet with fewer columns than this part of the best one is an excerpt, not another table. */
const EXCERPT_PART = 0.6;

/** A workbook has a sheet for each ledger and some more; hundreds of sheets are something else. */
const MOST_SHEETS = 40;

/** Finds the ledgers of a workbook again and again; a sheet whose first rows are as before is what it was. `pause` is called before each ledger a new one is tried for. */
export interface LedgerFinder {
  /** All ledgers of the workbook, one a visible sheet, in the order of the sheets. */
  all(port: SheetPort): Promise<readonly FoundLedger[]>;
}

export function createLedgerFinder(definitions: readonly LedgerDefinition[], pause: () => Promise<void>): LedgerFinder {
  const known = new Map<string, { readonly head: SheetReading; readonly definition: LedgerDefinition | null }>();

  async function definitionOf(reading: SheetReading): Promise<LedgerDefinition | null> {
    const head = { ...reading, rows: reading.rows.slice(0, HEAD_ROWS) };
    const before = known.get(reading.name);
    if (before && sameHead(before.head, head)) return before.definition;
    const steps = recogniseLedgerInSteps(head, definitions);
    await pause();
    let step = steps.next();
    for (; !step.done; step = steps.next()) await pause();
    const definition = step.value?.definition ?? null;
    known.set(reading.name, { head, definition });
    return definition;
  }

  return {
    async all(port) {
      const sheets = (await port.sheets()).filter(({ visibility }) => visibility === 'visible');
      const readings = await Promise.all(sheets.slice(0, MOST_SHEETS).map(({ name }) => port.read(name)));
      const found: FoundLedger[] = [];
      for (const reading of readings) {
        const definition = await definitionOf(reading);
        if (definition !== null) found.push({ definition, reading });
      }
      return found;
    },
  };
}

function sameHead(left: SheetReading, right: SheetReading): boolean {
  return (
    left.rows.length === right.rows.length &&
    left.rows.every((row, index) => sameRawRow(row, right.rows[index])) &&
    JSON.stringify(left.merges) === JSON.stringify(right.merges)
  );
}

/**
 * Looks for a ledger: in the sheet asked for, else in the one remembered, else in all visible ones, the one shown first.
 * A workbook that says in its state which ledger it is gets no other.
 */
export async function findLedger(
  port: SheetPort,
  definitions: readonly LedgerDefinition[],
  wanted: WantedLedger,
): Promise<LedgerSearch> {
  const ledgers = definitions.filter((definition) => wanted.ledger === undefined || definition.id === wanted.ledger);
  const sheets = await port.sheets();
  for (const name of [wanted.sheet, wanted.memory?.sheet]) {
    if (name === undefined || !sheets.some((sheet) => sheet.name === name)) continue;
    const candidate = bestIn(await port.read(name, true), ledgers, wanted.memory);
    if (candidate) return { kind: 'found', found: candidate };
  }
  const visible = sheets.filter(({ visibility, name }) => visibility === 'visible' && name !== wanted.sheet);
  const active = visible.find((sheet) => sheet.active)?.name;
  const readings = await Promise.all(visible.map(({ name }) => port.read(name, true)));
  const candidates = readings.flatMap((reading) => bestIn(reading, ledgers, wanted.memory) ?? []);
  return chosen(candidates, active, wanted.rowIds ?? new Set());
}

function chosen(all: readonly Candidate[], active: string | undefined, rowIds: ReadonlySet<string>): LedgerSearch {
  const shown = all.find(({ reading }) => reading.name === active);
  const first = shown ?? [...all].sort((left, right) => right.known - left.known)[0];
  if (first === undefined) return { kind: 'none' };
  const same = all.filter(({ definition }) => definition.id === first.definition.id);
  const most = Math.max(...same.map(({ known }) => known));
  const tables = same.filter(({ known }) => known >= most * EXCERPT_PART);
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return { kind: 'found', found: only };
  const own = tables.filter((candidate) => holdsOneOf(candidate, rowIds));
  const [known] = own;
  if (known !== undefined && own.length === 1) return { kind: 'found', found: known };
  return { kind: 'several', sheets: tables.map(({ reading }) => reading.name) };
}

function holdsOneOf({ reading, layout }: Candidate, rowIds: ReadonlySet<string>): boolean {
  const { idColumn } = layout;
  return idColumn !== null && reading.rows.some((row) => rowIds.has(gridText(row?.[idColumn - 1]).trim()));
}

/** Of several ledgers a sheet could be, the one with most of its columns there. */
function bestIn(
  reading: SheetReading,
  definitions: readonly LedgerDefinition[],
  memory: RememberedLayout | undefined,
): Candidate | null {
  let best: Candidate | null = null;
  for (const definition of definitions) {
    const layout = recogniseSheet({ ...reading, rows: reading.rows.slice(0, HEAD_ROWS) }, definition, memory);
    const known = Object.keys(layout?.columns ?? {}).length;
    if (layout !== null && known > (best?.known ?? 0)) best = { definition, reading, layout, known };
  }
  return best;
}
