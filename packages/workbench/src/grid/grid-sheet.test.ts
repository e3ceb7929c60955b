import { LocaleType } from '@univerjs/core';
import { CONTRACT_SHEETS, registerSheetPortContract } from '@double-hundred/addin/test/sheet-port-contract';
import type { GridCell, SheetGrid } from '@double-hundred/shared/workbook/grid';
import { sheetSnapshot } from '../workbook/sheet-snapshot.ts';
import { createLateSheet } from '../page/late-sheet.ts';
import { createGridSheet } from './grid-sheet.ts';
import { createHeadlessGrid } from './headless-grid.ts';

function gridOf(seed: (typeof CONTRACT_SHEETS)[number]): SheetGrid {
  const rows = seed.rows.map((row) =>
    row.map((cell): GridCell | undefined => (cell === null ? undefined : typeof cell === 'object' ? cell : { value: cell })),
  );
  return { name: seed.name, rows, merges: 'merges' in seed ? seed.merges : [], hiddenRows: [], visibility: 'visible' };
}

registerSheetPortContract('grid', async () => {
  const sheets = Object.fromEntries(
    CONTRACT_SHEETS.map((seed, index) => [`s${index}`, sheetSnapshot(gridOf(seed), `s${index}`, 1900)]),
  );
  const grid = createHeadlessGrid({
    id: 'book',
    name: '台账',
    appVersion: '0',
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: ['s0', 's1'],
    sheets,
  });
  const sheet = createGridSheet(grid.api, {
    finishTyping: async () => undefined,
    reveal: () => undefined,
    openNew: async () => undefined,
    stateSaved: () => undefined,
  });
  // As the page hands it to the pane, once the grid has loaded.
  const port = createLateSheet(Promise.resolve(sheet));
  await port.sheets();
  const sheetOf = (name: string) => {
    const sheet = grid.api.getActiveWorkbook()?.getSheetByName(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
  return {
    port,
    user: {
      type(name, row, column, value) {
        sheetOf(name)
          .getRange(row - 1, column - 1)
          .setValue({ v: typeof value === 'boolean' ? Number(value) : value });
      },
      lookAt(name, row, column) {
        const style = sheetOf(name)
          .getSheet()
          .getCell(row - 1, column - 1)?.s;
        if (style === null || typeof style !== 'object' || !style.bg?.rgb) return null;
        return { fill: style.bg.rgb.slice(1), color: style.cl?.rgb?.slice(1) ?? '' };
      },
      undo: () => grid.api.undo(),
      hiddenColumns(name) {
        const columns = sheetOf(name).getSheet().getColumnManager();
        return Array.from({ length: 30 }, (_, index) => index + 1).filter((column) => columns.getColumn(column - 1)?.hd === 1);
      },
    },
    dispose: grid.dispose,
  };
});
