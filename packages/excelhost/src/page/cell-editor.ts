import type { ExcelHost } from '../host/create-excel-host.ts';
import type { GridActions } from './grid-actions.ts';
import type { GridView } from './grid-view.ts';
import type { GridSelection } from './grid-selection.ts';

export interface CellEditor {
  readonly open: boolean;
  /** Begins typing; with `text` in place of what the cell holds (a key was pressed), else on what it holds (F2). */
  begin(text?: string): void;
  /** Ends typing; takes what was typed and moves on, or lets it go. */
  end(take: boolean, move?: { readonly rows: number; readonly columns: number }): void;
}

/** The input in a cell. While it is open the host is in cell-edit mode and refuses the add-in. */
export function createCellEditor(
  host: ExcelHost,
  view: GridView,
  selection: GridSelection,
  actions: GridActions,
  back: () => void,
): CellEditor {
  let input: HTMLInputElement | null = null;
  let place = { row: 1, column: 1 };

  const end: CellEditor['end'] = (take, move) => {
    if (!input) return;
    const { value } = input;
    input = null;
    host.user.leaveEdit();
    if (take) actions.guarded(() => host.user.type(host.book.active.state.name, place.row, place.column, value));
    if (move) selection.move(move.rows, move.columns, false);
    view.render();
    back();
  };
  return {
    get open() {
      return input !== null;
    },
    begin(text) {
      const { row, column } = selection.active();
      const element = view.cellElement(row, column);
      if (!element || input) return;
      place = { row, column };
      const cell = host.book.active.cell(row, column);
      input = element.ownerDocument.createElement('input');
      input.value = text ?? cell?.formula ?? String(cell?.value ?? '');
      element.replaceChildren(input);
      host.user.enterEdit();
      input.focus();
      input.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.isComposing) return;
        if (event.key === 'Enter') end(true, { rows: event.shiftKey ? -1 : 1, columns: 0 });
        else if (event.key === 'Tab') end(true, { rows: 0, columns: event.shiftKey ? -1 : 1 });
        else if (event.key === 'Escape') end(false);
        else return;
        event.preventDefault();
      });
      input.addEventListener('blur', () => end(true));
    },
    end,
  };
}
