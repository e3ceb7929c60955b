import type { FUniver } from '@univerjs/core/facade';

const wholeSheet = new Set([
  'sheet.mutation.insert-row',
  'sheet.mutation.remove-rows',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-col',
  'sheet.mutation.move-rows',
  'sheet.mutation.move-columns',
  'sheet.mutation.move-range',
  'sheet.mutation.reorder-range',
  'sheet.mutation.set-row-hidden',
  'sheet.mutation.set-row-visible',
  'sheet.mutation.add-worksheet-merge',
  'sheet.mutation.remove-worksheet-merge',
  'sheet.mutation.insert-sheet',
  'sheet.mutation.remove-sheet',
  'sheet.mutation.set-worksheet-name',
  'sheet.operation.set-worksheet-active',
]);

interface CommandLike {
  readonly id: string;
  readonly params?: {
    readonly subUnitId?: string;
    readonly cellValue?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  };
}

/** Tells, by sheet id or '' when it is not known, that contents or the order of rows changed; pure styling is not told. */
export function listenToGrid(api: FUniver, tell: (sheetId: string) => void): () => void {
  const heard = api.addEvent(api.Event.CommandExecuted, (event) => {
    const { id, params } = event as CommandLike;
    if (id === 'sheet.mutation.set-range-values' ? touchesContent(params) : wholeSheet.has(id)) tell(params?.subUnitId ?? '');
  });
  return () => heard.dispose();
}

function touchesContent(params: CommandLike['params']): boolean {
  for (const row of Object.values(params?.cellValue ?? {})) {
    for (const cell of Object.values(row ?? {})) {
      if (cell === null || (typeof cell === 'object' && ('v' in cell || 'f' in cell || 'p' in cell || 'si' in cell))) return true;
      if (cell === undefined) return true;
    }
  }
  return false;
}
