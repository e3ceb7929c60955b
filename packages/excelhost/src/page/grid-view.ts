import { columnLetters } from '../range/address.ts';
import { type Area, columnCount, intersection } from '../range/area.ts';
import { cellText } from '../range/cell-text.ts';
import { recalculate } from '../range/recalculate.ts';
import { shownLook } from '../range/shown-look.ts';
import type { Book } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';

const ROW_HEIGHT_PX = 22;
const SPARE_ROWS = 20;
const MIN_ROWS = 40;
const MIN_COLUMNS = 12;
const STANDARD_WIDTH_PX = 88;

export interface GridView {
  render(): void;
  /** The cell under an element of the grid; row 0 is the letters, column 0 the numbers. */
  placeOf(element: EventTarget | null): { readonly row: number; readonly column: number } | null;
  cellElement(row: number, column: number): HTMLElement | null;
  /** Scrolls until the row can be seen. */
  show(row: number): void;
}

/** Draws the shown sheet: only the rows in view, so that a ledger of thousands of rows stays quick. */
export function createGridView(book: Book, place: HTMLElement, cells: HTMLElement): GridView {
  const document = place.ownerDocument;
  const element = <K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] => {
    const made = document.createElement(tag);
    if (text !== '') made.textContent = text;
    return made;
  };
  const rowsInView = (): { from: number; to: number } => {
    const from = Math.max(1, Math.floor(place.scrollTop / ROW_HEIGHT_PX) - SPARE_ROWS);
    return { from, to: from + Math.ceil(Math.max(place.clientHeight, 400) / ROW_HEIGHT_PX) + 2 * SPARE_ROWS };
  };

  const render = (): void => {
    recalculate(book);
    const sheet = book.active;
    const columns = shownColumns(sheet);
    const last = Math.max(MIN_ROWS, sheet.state.grid.height + SPARE_ROWS);
    const { from, to } = rowsInView();
    const visible = shownRows(sheet, last);
    const shown = visible.slice(from - 1, to);
    const table = element('table');
    const group = element('colgroup');
    group.append(sized(element('col'), 48), ...columns.map((column) => sized(element('col'), widthOf(sheet, column))));
    const head = element('thead');
    const letters = element('tr');
    letters.append(
      marked(element('th'), 0, 0),
      ...columns.map((column) => marked(element('th', columnLetters(column)), 0, column)),
    );
    head.append(letters);
    const body = element('tbody');
    body.append(spacer(document, from - 1), ...shown.map((row) => rowElement(sheet, row, columns)));
    body.append(spacer(document, Math.max(0, visible.length - from + 1 - shown.length)));
    table.append(group, head, body);
    table.setAttribute('role', 'grid');
    const { scrollTop, scrollLeft } = place;
    cells.replaceChildren(table);
    place.scrollTo(scrollLeft, scrollTop);
  };

  const rowElement = (sheet: Sheet, row: number, columns: readonly number[]): HTMLElement => {
    const line = element('tr');
    line.append(marked(element('th', String(row)), row, 0));
    const [selected] = book.selectionOf(sheet);
    for (const column of columns) {
      const merge = sheet.state.merges.find((area) => intersection(area, cell(row, column)));
      if (merge && (merge.top !== row || merge.left !== column)) continue;
      const td = marked(element('td', cellText(book, sheet, row, column)), row, column);
      if (merge) {
        td.colSpan = columnCount(merge);
        td.rowSpan = merge.bottom - merge.top + 1;
      }
      decorate(td, book, sheet, row, column, selected);
      line.append(td);
    }
    return line;
  };

  place.addEventListener('scroll', () => {
    if (!cells.querySelector('input')) render();
  });
  return {
    render,
    placeOf: (target) => {
      const found = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null;
      return found ? { row: Number(found.dataset['row']), column: Number(found.dataset['column']) } : null;
    },
    cellElement: (row, column) => place.querySelector(`td[data-row="${row}"][data-column="${column}"]`),
    show: (row) => {
      const top = (row - 1) * ROW_HEIGHT_PX;
      if (top < place.scrollTop) place.scrollTop = top;
      else if (top + 3 * ROW_HEIGHT_PX > place.scrollTop + place.clientHeight)
        place.scrollTop = top + 3 * ROW_HEIGHT_PX - place.clientHeight;
    },
  };
}

function decorate(td: HTMLElement, book: Book, sheet: Sheet, row: number, column: number, selected: Area | undefined): void {
  const content = sheet.cell(row, column);
  if (typeof content?.value === 'number') td.classList.add('number');
  const look = shownLook(book, sheet, row, column);
  if (look.fillColor) td.style.backgroundColor = look.fillColor;
  if (look.fontColor) td.style.color = look.fontColor;
  if (look.bold) td.style.fontWeight = '600';
  if (look.italic) td.style.fontStyle = 'italic';
  if (sheet.state.tables.some((table) => table.showHeaders && table.area.top === row && inColumns(table.area, column)))
    td.classList.add('table-head');
  if (selected && intersection(selected, cell(row, column))) {
    td.classList.add('selected');
    td.setAttribute('aria-selected', 'true');
    if (selected.top === row && selected.left === column) td.classList.add('active');
  }
}

function inColumns(area: Area, column: number): boolean {
  return column >= area.left && column <= area.right;
}

function cell(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

function marked<E extends HTMLElement>(element: E, row: number, column: number): E {
  element.dataset['row'] = String(row);
  element.dataset['column'] = String(column);
  return element;
}

function sized<E extends HTMLElement>(element: E, widthPx: number): E {
  element.style.width = `${widthPx}px`;
  return element;
}

function spacer(document: Document, rows: number): HTMLElement {
  const line = document.createElement('tr');
  line.style.height = `${rows * ROW_HEIGHT_PX}px`;
  return line;
}

function widthOf(sheet: Sheet, column: number): number {
  const points = sheet.state.columnWidths.get(column);
  return points === undefined ? STANDARD_WIDTH_PX : Math.round((points * 4) / 3);
}

function shownColumns(sheet: Sheet): number[] {
  let width = MIN_COLUMNS;
  for (let row = 1; row <= sheet.state.grid.height; row += 1) width = Math.max(width, sheet.state.grid.rowWidth(row) + 2);
  return Array.from({ length: width }, (_, index) => index + 1).filter((column) => !sheet.state.hiddenColumns.has(column));
}

function shownRows(sheet: Sheet, last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((row) => !sheet.isRowHidden(row));
}
