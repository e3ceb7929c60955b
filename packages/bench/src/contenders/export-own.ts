import { writeFileSync } from 'node:fs';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { contend } from '../contend.ts';
import { EXPORT_COLUMNS, LIST, LISTED, exportRows } from '../export-rows.ts';

// Writes the export with the product's writer: five lists, a hidden sheet for them, one conditional colour.
void contend<{ rows: number; out: string }, { ms: number; peakMb: number; baseMb: number }>(async ({ rows, out }) => {
  const cells = exportRows(rows);
  const baseMb = process.resourceUsage().maxRSS / 1_024;
  const start = performance.now();
  const bytes = await writeWorkbook({
    title: '项目总台账',
    looks: { heading: { bold: true, fill: 'DDEBF7', border: 'thin' } },
    sheets: [
      {
        name: '项目台账',
        columns: EXPORT_COLUMNS.map(({ width }) => ({ width })),
        rows: [
          { cells: EXPORT_COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' })) },
          ...cells.map((row) => ({ cells: row.map((value) => ({ value })) })),
        ],
        validations: LISTED.map((letters) => ({
          range: `${letters}2:${letters}${rows + 1}`,
          source: `名单!$A$1:$A$${LIST.length}`,
        })),
        conditionals: [{ range: `A2:A${rows + 1}`, formula: 'A2=""', look: { fill: 'FFC7CE' } }],
      },
      { name: '名单', visibility: 'hidden', columns: [{ width: 12 }], rows: LIST.map((value) => ({ cells: [{ value }] })) },
    ],
  });
  const ms = performance.now() - start;
  writeFileSync(out, bytes);
  return { ms, peakMb: process.resourceUsage().maxRSS / 1_024, baseMb };
});
