import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinition } from '@double-hundred/shared/definition/read-definition';
import type { Day } from '@double-hundred/shared/kernel/day';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { expect, it } from 'vitest';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { templateWorkbook } from '../services/workbook/template-workbook.ts';
import { runProcess, testFolder } from '../testing/run-process.ts';

const TODAY = '2026-11-23' as Day;
const EXAMPLE = new URL('../../../../docs/examples/flood-duty.xlsx', import.meta.url).pathname;

/** A sheet of 防汛值班 in which one person has both duties. */
async function floodSheet(folder: string): Promise<string> {
  const grid = await readWorkbook(new Uint8Array(readFileSync(EXAMPLE)));
  if (!grid.ok) throw new Error(grid.error.message);
  const read = readDefinition(grid.value);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const fields = {
    dutyDay: '2026-11-21',
    shift: '白班',
    station: '石桥北闸',
    leader: '周建军',
    dutyOfficer: '周建军',
    dutyPhone: '13800001111',
    alert: '无',
    danger: '无',
  };
  const context = { campaign: demoCampaign(TODAY), units: DEMO_UNITS, today: TODAY, ownUnitId: 'shiqiao' };
  const rows = [{ rowId: 'r0000000000000001', fields }];
  const file = join(folder, 'flood.xlsx');
  writeFileSync(file, await templateWorkbook({ definition: read.value, context, rows }));
  return file;
}

it('DEFINITION check knows the ledgers the district has published, beside a database that is in use', async () => {
  const environment = { DATA_DIR: testFolder(), TODAY };
  const file = await floodSheet(environment.DATA_DIR);
  const check = () => runProcess(['check', file, '--ledger', 'floodDuty', '--unit', 'shiqiao', '--json'], environment);
  const unknown = await check();
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('floodDuty')]);
  expect((await runProcess(['seed', '--demo'], environment)).code).toBe(0);
  expect((await runProcess(['definitions', 'publish', EXAMPLE], environment)).code).toBe(0);
  const told = await check();
  expect(told.code).toBe(1);
  const { rows } = JSON.parse(told.stdout) as { rows: { findings: { ruleId: string }[] }[] };
  expect(rows.map(({ findings }) => findings.map(({ ruleId }) => ruleId))).toEqual([['FX03']]);
});
