import { EventHub } from '../events/event-hub.ts';
import { HostError } from '../protocol/host-error.ts';
import type { Area } from '../range/area.ts';
import { cellArea } from '../range/area.ts';
import { UndoStack } from '../undo/undo-stack.ts';
import { Sheet, type SheetState, emptySheetState } from './sheet.ts';

/** Who is changing the workbook just now; decides source and triggerSource of events. */
export type Actor = 'user' | 'addin' | 'remote';

export interface NamedItem {
  readonly id: number;
  readonly name: string;
  /** `=台账!$A$1:$B$4` or a constant formula. */
  readonly formula: string;
  readonly visible: boolean;
  readonly comment: string;
  /** Null: the whole workbook; else the id of the sheet it belongs to. */
  readonly sheetId: string | null;
}

export interface CustomXmlPart {
  readonly id: string;
  readonly xml: string;
}

/** Cells the client holds on to; the area moves with inserted and deleted rows, null when the cells are gone. */
export interface HeldRange {
  readonly sheet: Sheet;
  area: Area | null;
}

/** A workbook at one moment, for undo. Settings and custom XML parts are no part of Excel's undo. */
export interface BookMoment {
  readonly sheets: readonly { readonly sheet: Sheet; readonly state: SheetState }[];
  readonly names: readonly NamedItem[];
  readonly activeId: string;
}

/** The open workbook: sheets, names, parts, selection, and the switches of the host it is open in. */
export class Book {
  readonly name: string;
  sheets: Sheet[] = [];
  names: readonly NamedItem[] = [];
  readonly settings = new Map<string, unknown>();
  customXml: readonly CustomXmlPart[] = [];
  dateSystem: 1900 | 1904 = 1900;
  calculationMode = 'Automatic';
  structureProtected = false;
  readOnly = false;
  /** Hosts before ExcelApi 1.14 do not say who triggered a change. */
  knowsTriggerSource = true;
  actor: Actor = 'user';
  /** The year that a day typed without one gets. */
  year = 2026;
  /** Something was written since formulas were last worked out. */
  stale = false;
  /** Told after every step of a person and every request, so that a page can show it. */
  changed: () => void = () => undefined;
  /** Told when cells were selected; the common API has an event of its own for it. */
  selected: () => void = () => undefined;
  readonly events = new EventHub();
  readonly undo = new UndoStack<BookMoment>();
  readonly held = new Set<HeldRange>();
  private readonly selections = new Map<string, readonly Area[]>();
  private activeId = '';
  private numbers = 0;

  constructor(name: string) {
    this.name = name;
  }

  nextNumber(): number {
    this.numbers += 1;
    return this.numbers;
  }

  /** An id in the form the real host uses for sheets, tables and parts. */
  nextGuid(): string {
    return `{00000000-0000-4000-8000-${this.nextNumber().toString(16).toUpperCase().padStart(12, '0')}}`;
  }

  get active(): Sheet {
    const sheet = this.sheets.find(({ id }) => id === this.activeId) ?? this.sheets[0];
    if (!sheet) throw new HostError('GeneralException', 'The workbook has no sheet.');
    return sheet;
  }

  setActive(sheet: Sheet): void {
    this.activeId = sheet.id;
  }

  selectionOf(sheet: Sheet): readonly Area[] {
    return this.selections.get(sheet.id) ?? [cellArea(1, 1)];
  }

  setSelection(sheet: Sheet, areas: readonly Area[]): void {
    this.selections.set(sheet.id, areas);
  }

  /** By name (case does not matter) or id. */
  findSheet(key: string): Sheet | null {
    const lower = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === key || sheet.state.name.toLowerCase() === lower) ?? null;
  }

  addSheet(name: string): Sheet {
    const sheet = new Sheet(this.nextGuid(), emptySheetState(name));
    this.sheets.push(sheet);
    if (this.activeId === '') this.activeId = sheet.id;
    return sheet;
  }

  moment(): BookMoment {
    return {
      sheets: this.sheets.map((sheet) => ({ sheet, state: sheet.copyState() })),
      names: this.names,
      activeId: this.activeId,
    };
  }

  restore(moment: BookMoment): void {
    this.sheets = moment.sheets.map(({ sheet, state }) => {
      sheet.state = { ...state, grid: state.grid.copy() };
      return sheet;
    });
    this.names = moment.names;
    if (this.sheets.some(({ id }) => id === moment.activeId)) this.activeId = moment.activeId;
    this.stale = true;
  }
}
