import type { ExcelExtras } from './api-sets.ts';
import type { ExcelEvent } from './excel-api.ts';
import type { ExcelBatch } from './excel-batch.ts';

type SheetListener = (sheet: string) => void;

export interface ExcelHints {
  /** Whether Excel tells of changes now. */
  hears(): boolean;
  listen(listener: SheetListener): () => void;
  /** Learns what the sheets are called; events name them by id only. */
  learn(sheets: readonly { readonly id: string; readonly name: string }[]): void;
}

export interface HintSurroundings {
  /** Calls the listener whenever the clerk comes back to the pane. */
  onReturn(listener: () => void): void;
  /** Told of every sheet that may have changed, before the listeners are. */
  onAny(sheet: string): void;
  /** Told of the sheet when more than the content of one cell may have changed; `certain` when it must be looked at anew. */
  onStructure(sheet: string, certain: boolean): void;
}

/**
 * Hints that a sheet changed. Excel's events are registered once, for all sheets, at the first listener: they do not carry
 * every change (office-js issues 1760, 5308, 728), so a coming back to the pane counts as a hint too. Registering takes a
 * moment, in which changes go unseen; therefore its end is a hint as well. Failing, it is tried again at the next return.
 */
export function createExcelHints(
  batch: ExcelBatch,
  extras: ExcelExtras,
  { onReturn, onAny, onStructure }: HintSurroundings,
): ExcelHints {
  const listeners = new Set<SheetListener>();
  const names = new Map<string, string>();
  let registration: 'none' | 'running' | 'done' = 'none';
  const tell = (name: string | undefined): void => {
    if (name === undefined) return;
    onAny(name);
    for (const listener of listeners) listener(name);
  };
  const returned = (name: string): void => {
    onStructure(name, true);
    tell(name);
  };
  const learn: ExcelHints['learn'] = (sheets) => {
    for (const { id, name } of sheets) names.set(id, name);
  };

  async function learnAll(): Promise<string> {
    return batch(async (excel) => {
      const { worksheets } = excel.workbook;
      worksheets.load('items/id,items/name');
      const active = worksheets.getActiveWorksheet();
      active.load('name');
      await excel.sync();
      learn(worksheets.items);
      return active.name;
    });
  }

  const heard = async ({ worksheetId, changeType, address }: ExcelEvent): Promise<void> => {
    if (!names.has(worksheetId)) await learnAll().catch(() => undefined);
    const name = names.get(worksheetId);
    if (name === undefined) return;
    // Merging shows as an edit of several cells (office-js issue 4069).
    if (changeType !== 'RangeEdited' || /[:,]/.test(address ?? ':')) onStructure(name, false);
    tell(name);
  };

  async function register(): Promise<void> {
    if (registration !== 'none') return;
    registration = 'running';
    try {
      await batch(async (excel) => {
        const { worksheets, tables } = excel.workbook;
        worksheets.onChanged.add(heard);
        worksheets.onActivated.add(heard);
        worksheets.onDeleted.add(heard);
        tables.onDeleted.add(heard);
        if (extras.rowSorted) worksheets.onRowSorted.add(heard);
        await excel.sync();
      });
      registration = 'done';
      returned(await learnAll());
    } catch {
      if (registration === 'running') registration = 'none';
    }
  }

  onReturn(() => {
    if (listeners.size === 0) return;
    if (registration === 'none') void register();
    else void learnAll().then(returned, () => undefined);
  });
  return {
    hears: () => registration === 'done',
    listen(listener) {
      listeners.add(listener);
      void register();
      return () => listeners.delete(listener);
    },
    learn,
  };
}
