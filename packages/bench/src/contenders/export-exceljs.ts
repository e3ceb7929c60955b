import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { contend } from '../contend.ts';
import { EXPORT_COLUMNS, LIST, LISTED, exportRows } from '../export-rows.ts';
import { peerPath } from '../peers.ts';

interface Cell {
  font: object;
  fill: object;
  dataValidation: object;
}
interface Sheet {
  state: string;
  columns: readonly object[];
  addRow(values: readonly unknown[]): unknown;
  getRow(row: number): { eachCell(work: (cell: Cell) => void): void };
  dataValidations: { add(range: string, validation: object): void };
  addConditionalFormatting(options: object): void;
}
interface Workbook {
  addWorksheet(name: string): Sheet;
  readonly xlsx: { writeBuffer(): Promise<ArrayBuffer> };
}

// The same export by exceljs in its ordinary way: the workbook in memory, then written.
void contend<{ rows: number; out: string }, { ms: number; peakMb: number; baseMb: number }>(async ({ rows, out }) => {
  const cells = exportRows(rows);
  const { Workbook } = createRequire(import.meta.url)(peerPath('exceljs')) as { Workbook: new () => Workbook };
  const baseMb = process.resourceUsage().maxRSS / 1_024;
  const start = performance.now();
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('项目台账');
  sheet.columns = EXPORT_COLUMNS.map(({ heading, key, width }) => ({ header: heading, key, width }));
  sheet.getRow(1).eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };
  });
  for (const row of cells) sheet.addRow(row);
  // One validation per range; set cell by cell exceljs takes minutes.
  for (const letters of LISTED)
    sheet.dataValidations.add(`${letters}2:${letters}${rows + 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`名单!$A$1:$A$${LIST.length}`],
    });
  sheet.addConditionalFormatting({
    ref: `A2:A${rows + 1}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: ['A2=""'],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } } },
      },
    ],
  });
  const lists = workbook.addWorksheet('名单');
  lists.state = 'hidden';
  for (const value of LIST) lists.addRow([value]);
  const bytes = await workbook.xlsx.writeBuffer();
  const ms = performance.now() - start;
  writeFileSync(out, new Uint8Array(bytes));
  return { ms, peakMb: process.resourceUsage().maxRSS / 1_024, baseMb };
});
