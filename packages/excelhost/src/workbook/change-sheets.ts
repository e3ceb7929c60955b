import { emitSheet } from '../events/emit.ts';
import { EventNumber, WORKBOOK_TARGET } from '../events/event-hub.ts';
import { HostError, invalidArgument } from '../protocol/host-error.ts';
import type { Area } from '../range/area.ts';
import { fullAddress, localAddress } from '../range/address.ts';
import type { Book } from './book.ts';
import { requireStructure } from './permission.ts';
import type { Sheet, SheetVisibility } from './sheet.ts';

/** Adds a sheet at the end; without a name it gets the next free Sheet number. */
export function addSheet(book: Book, name: string | undefined): Sheet {
  requireStructure(book);
  const wanted = name ?? freeSheetName(book);
  requireSheetName(book, wanted, null);
  const sheet = book.addSheet(wanted);
  book.events.emit(EventNumber.sheetAdded, [WORKBOOK_TARGET], {
    worksheetId: sheet.id,
    source: book.actor === 'remote' ? 'Remote' : 'Local',
  });
  return sheet;
}

/** Deletes a sheet; the last visible one stays, and a very hidden one has to be shown first. */
export function deleteSheet(book: Book, sheet: Sheet): void {
  requireStructure(book);
  if (sheet.state.visibility === 'veryHidden') throw new HostError('GeneralException', 'A very hidden sheet cannot be deleted.');
  requireOtherVisible(book, sheet);
  const index = book.sheets.indexOf(sheet);
  const wasActive = book.active === sheet;
  book.sheets = book.sheets.filter((other) => other !== sheet);
  const next = book.sheets.slice(index).find(isVisible) ?? book.sheets.find(isVisible);
  if (wasActive && next) activateSheet(book, next);
  book.events.emit(EventNumber.sheetDeleted, [WORKBOOK_TARGET], {
    worksheetId: sheet.id,
    source: book.actor === 'remote' ? 'Remote' : 'Local',
  });
}

export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  requireStructure(book);
  requireSheetName(book, name, sheet);
  const nameBefore = sheet.state.name;
  sheet.state.name = name;
  emitSheet(book, sheet, EventNumber.nameChanged, { nameBefore, nameAfter: name });
}

export function showSheet(book: Book, sheet: Sheet, visibility: SheetVisibility): void {
  requireStructure(book);
  const visibilityBefore = sheet.state.visibility;
  if (visibility !== 'visible') requireOtherVisible(book, sheet);
  sheet.state.visibility = visibility;
  const next = book.sheets.find(isVisible);
  if (visibility !== 'visible' && book.active === sheet && next) activateSheet(book, next);
  if (visibility !== visibilityBefore)
    emitSheet(book, sheet, EventNumber.visibilityChanged, { visibilityBefore, visibilityAfter: visibility });
}

/** Moves a sheet to a place counted from 0. */
export function moveSheet(book: Book, sheet: Sheet, position: number): void {
  requireStructure(book);
  if (position < 0 || position >= book.sheets.length) throw invalidArgument('position');
  const others = book.sheets.filter((other) => other !== sheet);
  book.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
}

/** Shows a sheet; a hidden one cannot be shown this way. */
export function activateSheet(book: Book, sheet: Sheet): void {
  if (!isVisible(sheet)) throw new HostError('InvalidOperation', 'A hidden sheet cannot be activated.');
  const before = book.active;
  if (before === sheet) return;
  book.setActive(sheet);
  if (book.sheets.includes(before)) emitSheet(book, before, EventNumber.deactivated);
  emitSheet(book, sheet, EventNumber.activated);
}

/** Selects cells and shows their sheet. */
export function selectCells(book: Book, sheet: Sheet, areas: readonly Area[]): void {
  activateSheet(book, sheet);
  book.setSelection(sheet, areas);
  book.selected();
  const address = areas.map(localAddress).join(',');
  emitSheet(book, sheet, EventNumber.selectionChanged, { address });
  for (const table of sheet.state.tables) {
    const first = areas[0];
    const inside = first && first.top <= table.area.bottom && first.bottom >= table.area.top && first.left <= table.area.right;
    book.events.emit(EventNumber.tableSelectionChanged, [table.id], {
      worksheetId: sheet.id,
      tableId: table.id,
      address: inside && first ? fullAddress(sheet.state.name, first) : '',
    });
  }
}

function isVisible(sheet: Sheet): boolean {
  return sheet.state.visibility === 'visible';
}

function requireOtherVisible(book: Book, sheet: Sheet): void {
  if (!book.sheets.some((other) => other !== sheet && isVisible(other)))
    throw new HostError('GeneralException', 'A workbook needs at least one visible sheet.');
}

function freeSheetName(book: Book): string {
  let number = book.sheets.length + 1;
  while (book.findSheet(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

// Excel's own limits: 31 characters, none of \ / ? * [ ] :, no apostrophe at either end, no second sheet of the name.
function requireSheetName(book: Book, name: string, own: Sheet | null): void {
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'"))
    throw invalidArgument(`'${name}' is no name for a sheet`);
  const other = book.findSheet(name);
  if (other && other !== own) throw new HostError('ItemAlreadyExists', `A sheet with the name '${name}' already exists.`);
}
