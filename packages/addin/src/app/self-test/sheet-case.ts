import type { CellContent, CellLook, SheetPort, SheetReading } from '../../ports/sheet-port.ts';

/** A person at the keyboard of the host, as far as the one who runs a case can play one. */
export interface SheetCaseUser {
  type(sheet: string, row: number, column: number, value: CellContent): void | Promise<void>;
  /** One Ctrl+Z. */
  undo?(): boolean | Promise<boolean>;
  protect?(sheet: string, on: boolean): void | Promise<void>;
  setReadOnly?(on: boolean): void | Promise<void>;
  setEditing?(on: boolean): void | Promise<void>;
  /** The colours a cell is seen in because of what it holds. */
  lookAt?(sheet: string, row: number, column: number): Pick<CellLook, 'fill' | 'color'> | null;
  hiddenColumns?(sheet: string): readonly number[] | Promise<readonly number[]>;
}

/** A host with the sheets of `caseSheets` in it, for one case; `ledger` is the one shown. */
export interface SheetCaseHost {
  readonly port: SheetPort;
  readonly user: SheetCaseUser;
  readonly ledger: string;
  readonly notes: string;
  /** Whether the merged area could be made. */
  readonly merged: boolean;
  wait(milliseconds: number): Promise<void>;
}

/** One thing every host behind the sheet port does. The test suite runs it, and so does 诊断 in the Excel of whoever presses it. */
export interface SheetCase {
  readonly id: string;
  readonly title: string;
  /** What the case needs of the person; without one of them it cannot be run. */
  readonly needs?: readonly (keyof SheetCaseUser)[];
  run(host: SheetCaseHost): Promise<void>;
}

/** What was found is not what the port promises. */
export class CaseFailure extends Error {}

/** The sheets a case begins with: a ledger with a heading row, three rows and a line below them, and a sheet of notes. */
export const LEDGER_ROWS = [
  ['项目名称', '总投资', '签约日期', null],
  ['甲', 12000, { value: 46266, format: 'yyyy-mm-dd' }, null],
  ['乙', '1.2亿', null, null],
  ['丙', 0, null, '00123'],
  [],
  ['合计', null, null, null],
] as const;
export const LEDGER_MERGE = { top: 6, left: 1, bottom: 6, right: 2 } as const;
export const NOTES_ROWS = [['请如实填报']] as const;

export function same(found: unknown, wanted: unknown, what: string): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new CaseFailure(`${what}: ${is?.slice(0, 300)} ≠ ${should?.slice(0, 300)}`);
}

export function contentAt(reading: SheetReading, row: number, column: number): CellContent {
  return reading.rows[row - 1]?.[column - 1]?.value ?? null;
}

/** The contents of these places of the ledger, as [row, column]. */
export async function contents(host: SheetCaseHost, places: readonly (readonly [number, number])[]): Promise<CellContent[]> {
  const reading = await host.port.read(host.ledger);
  return places.map(([row, column]) => contentAt(reading, row, column));
}

/** The code with which a call is refused, or DONE. */
export async function refusalCode(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'DONE',
    (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'UNKNOWN',
  );
}
