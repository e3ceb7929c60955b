import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { contend, timed } from '../contend.ts';

// Reads the same file with the product's reader or with hucre alone.
void contend<{ by: 'own' | 'hucre'; path: string }, { ms: number; peakMb: number; rows: number }>(async ({ by, path }) => {
  const bytes = new Uint8Array(readFileSync(path));
  let rows = 0;
  const ms = await timed(async () => {
    if (by === 'hucre') rows = (await readXlsx(bytes)).sheets[0]?.rows.length ?? 0;
    else {
      const read = await readWorkbook(bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      rows = read.value.sheets[0]?.rows.length ?? 0;
    }
  });
  return { ms, peakMb: process.resourceUsage().maxRSS / 1_024, rows };
});
