import type { ExcelHost } from '../host/create-excel-host.ts';
import { isEntireRow, MAX_COLUMNS } from '../range/area.ts';
import type { CellEditor } from './cell-editor.ts';
import type { GridActions } from './grid-actions.ts';
import type { GridSelection } from './grid-selection.ts';
import type { GridView } from './grid-view.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

export interface GridParts {
  readonly host: ExcelHost;
  readonly place: HTMLElement;
  /** Holds the keyboard while no cell is open, so that input methods and the clipboard have somewhere to write. */
  readonly entry: HTMLInputElement;
  readonly view: GridView;
  readonly selection: GridSelection;
  readonly editor: CellEditor;
  readonly actions: GridActions;
}

/** Keys and pointer as in Excel: typing begins a cell, F2 edits it, arrows move, Shift extends, Ctrl with Z, D, + and −. */
export function listenToKeys({ host, place, entry, view, selection, editor, actions }: GridParts): void {
  place.addEventListener('keydown', (event) => {
    if (editor.open || event.isComposing) return;
    if (handled(event)) event.preventDefault();
  });

  const handled = (event: KeyboardEvent): boolean => {
    const arrow = ARROWS[event.key];
    if (arrow) selection.move(arrow[0], arrow[1], event.shiftKey);
    else if (event.ctrlKey || event.metaKey) return command(event);
    else if (event.key === 'Enter') selection.move(event.shiftKey ? -1 : 1, 0, false);
    else if (event.key === 'Tab') selection.move(0, event.shiftKey ? -1 : 1, false);
    else if (event.key === 'Home') selection.select(selection.active().row, 1, event.shiftKey);
    else if (event.key === 'F2') editor.begin();
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.clear();
    else if (event.key.length === 1 && !event.altKey) editor.begin(event.key);
    else return false;
    return true;
  };

  const command = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'z') actions.undo();
    else if (key === 'd') actions.fillDown();
    else if (key === '+' || key === '=') actions.insertRows();
    else if (key === '-') actions.deleteRows();
    else if (key === 'home') selection.select(1, 1, false);
    else return false;
    return true;
  };

  // Text that comes without a key of its own: from an input method, or inserted by the system.
  const takeEntry = (): void => {
    const text = entry.value;
    entry.value = '';
    if (text !== '' && !editor.open) editor.begin(text);
  };
  entry.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) takeEntry();
  });
  entry.addEventListener('compositionend', takeEntry);
  place.addEventListener('dblclick', () => editor.begin());
  let dragging = false;
  place.addEventListener('mousedown', (event) => {
    const at = view.placeOf(event.target);
    if (!at || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    editor.end(true);
    entry.focus({ preventScroll: true });
    if (at.column === 0 && at.row > 0) {
      const top = event.shiftKey ? Math.min(selection.area().top, at.row) : at.row;
      const bottom = event.shiftKey && isEntireRow(selection.area()) ? Math.max(selection.area().bottom, at.row) : at.row;
      selection.selectArea({ top, bottom, left: 1, right: MAX_COLUMNS });
    } else if (at.row > 0) {
      dragging = true;
      selection.select(at.row, at.column, event.shiftKey);
    }
  });
  place.addEventListener('mousemove', (event) => {
    const at = dragging ? view.placeOf(event.target) : null;
    const area = selection.area();
    if (at && at.row > 0 && at.column > 0 && (at.row !== area.bottom || at.column !== area.right))
      selection.select(at.row, at.column, true);
  });
  place.ownerDocument.addEventListener('mouseup', () => {
    dragging = false;
  });

  place.addEventListener('copy', (event) => copy(event, false));
  place.addEventListener('cut', (event) => copy(event, true));
  const copy = (event: ClipboardEvent, cut: boolean): void => {
    if (editor.open) return;
    event.clipboardData?.setData('text/plain', actions.copiedText());
    event.preventDefault();
    if (cut) actions.clear();
  };
  place.addEventListener('paste', (event) => {
    if (editor.open) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text === '') return;
    const { row, column } = selection.active();
    actions.guarded(() => host.user.paste(host.book.active.state.name, row, column, text));
  });
}
