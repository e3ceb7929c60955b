import type { ExcelExtras } from './api-sets.ts';
import type { ExcelBatch } from './excel-batch.ts';

type SheetListener = (sheet: string) => void;

export interface ExcelHints {
  listen(listener: SheetListener): () => void;
  /** Learns what the sheets are called; events name them by id only. */
  learn(sheets: readonly { readonly id: string; readonly name: string }[]): void;
}

/**
 * Hints that a sheet changed. Excel's events are registered once, for all sheets, at the first listener: they do not carry
 * every change (office-js issues 1760, 5308, 728), so a coming back to the pane counts as a hint too. Registering takes a
 * moment, in which changes go unseen; therefore its end is a hint as well. Failing, it is tried again at the next return.
 */
export function createExcelHints(batch: ExcelBatch, extras: ExcelExtras, onReturn: (listener: () => void) => void): ExcelHints {
  const listeners = new Set<SheetListener>();
  const names = new Map<string, string>();
  let registration: 'none' | 'running' | 'done' = 'none';
  const tell = (name: string | undefined): void => {
    if (name !== undefined) for (const listener of listeners) listener(name);
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

  const heard = async ({ worksheetId }: { readonly worksheetId: string }): Promise<void> => {
    if (listeners.size === 0) return;
    if (!names.has(worksheetId)) await learnAll().catch(() => undefined);
    tell(names.get(worksheetId));
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
        if (extras.rowHiddenChanged) worksheets.onRowHiddenChanged.add(heard);
        await excel.sync();
      });
      registration = 'done';
      tell(await learnAll());
    } catch {
      if (registration === 'running') registration = 'none';
    }
  }

  onReturn(() => {
    if (listeners.size === 0) return;
    if (registration === 'none') void register();
    else void learnAll().then(tell, () => undefined);
  });
  return {
    listen(listener) {
      listeners.add(listener);
      void register();
      return () => listeners.delete(listener);
    },
    learn,
  };
}
