import { templateWorkbook } from '@double-hundred/server/src/services/workbook/template-workbook.ts';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { contend, timed } from '../contend.ts';
import { benchContext } from '../district.ts';
import { projectRow } from '../project-rows.ts';
import { percentile } from '../rounds.ts';

// A unit's template with that many rows: the first time in the process, and warm.
void contend<{ rows: number; runs: number }, { cold: number; warm: number; bytes: number }>(async ({ rows, runs }) => {
  const filled = Array.from({ length: rows }, (_, number) => ({
    rowId: `r${String(number).padStart(27, '0')}`,
    fields: projectRow(number, 'unit1'),
  }));
  let bytes = 0;
  const make = async (): Promise<void> => {
    bytes = (await templateWorkbook({ definition: projectsLedger, context: benchContext(), rows: filled })).length;
  };
  const cold = await timed(make);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timed(make));
  return { cold, warm: percentile(times, 0.5), bytes };
});
