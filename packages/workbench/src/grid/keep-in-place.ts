import type { IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { KeptOfSheet } from '../workbook/kept-of-sheet.ts';
import type { Shift } from '../workbook/shift.ts';
import { shiftedKept } from '../workbook/shift-kept.ts';

const SHIFTS: Readonly<Record<string, Pick<Shift, 'axis' | 'kind'>>> = {
  'sheet.mutation.insert-row': { axis: 'rows', kind: 'insert' },
  'sheet.mutation.remove-rows': { axis: 'rows', kind: 'remove' },
  'sheet.mutation.insert-col': { axis: 'columns', kind: 'insert' },
  'sheet.mutation.remove-col': { axis: 'columns', kind: 'remove' },
};
const UNDO = 'univer.command.undo';

interface Command {
  readonly id: string;
  readonly params?: { readonly subUnitId?: string; readonly range?: IRange; readonly trigger?: string };
}

/**
 * Lets lists, marks and filters that lie beside the grid move with rows and columns that come and go, so that the file
 * written out has them where they belong. An undo of a removal brings back what went with it. Gives the function that ends it.
 */
export function keepInPlace(api: FUniver): () => void {
  const removed: { readonly sheet: string; readonly shift: Shift; readonly kept: Partial<KeptOfSheet> }[] = [];
  const shifted = (command: Command): void => {
    const about = SHIFTS[command.id];
    const { subUnitId, range, trigger } = command.params ?? {};
    const sheet = subUnitId === undefined ? null : api.getActiveWorkbook()?.getSheetBySheetId(subUnitId);
    if (about === undefined || range === undefined || !sheet) return;
    const [first, last] = about.axis === 'rows' ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn];
    const shift = { ...about, at: first + 1, count: last - first + 1 };
    const model = sheet.getSheet();
    const kept = (model.getCustomMetadata() ?? {}) as Partial<KeptOfSheet>;
    if (about.kind === 'remove') removed.push({ sheet: sheet.getSheetId(), shift, kept });
    const before = trigger === UNDO && about.kind === 'insert' ? removed.at(-1) : undefined;
    const back = before?.sheet === subUnitId && before?.shift.at === shift.at && before.shift.count === shift.count;
    if (back) removed.pop();
    model.setCustomMetadata(back && before ? before.kept : shiftedKept(kept, sheet.getSheetName(), shift));
  };
  const heard = api.addEvent(api.Event.CommandExecuted, (event) => shifted(event as Command));
  return () => heard.dispose();
}
