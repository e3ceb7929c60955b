import { readFile } from 'node:fs/promises';
import { readDefinition } from '@double-hundred/shared/definition/read-definition';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import { definitionWorkbook } from '../services/definitions/definition-workbook.ts';
import { publishDefinition } from '../services/definitions/publish-definition.ts';
import type { Services } from '../services.ts';

/** A row of the ledger of flood duties that has nothing wrong. */
export const DUTY = {
  dutyDay: '2026-11-20',
  shift: '白班',
  station: '石桥北闸',
  leader: '周建军',
  dutyOfficer: '陈海燕',
  dutyPhone: '13800001111',
  alert: '无',
  danger: '无',
};

/** The definition of the documents' example. */
export async function floodDuty(): Promise<LedgerDefinition> {
  const bytes = await readFile(new URL('../../../../docs/examples/flood-duty.xlsx', import.meta.url));
  const workbook = await readWorkbook(new Uint8Array(bytes));
  const read = workbook.ok ? readDefinition(workbook.value) : workbook;
  if (!read.ok) throw new Error('the example cannot be read');
  return read.value;
}

/** Publishes a definition as the office does, by its workbook; refused ones come back with what is wrong. */
export async function publishAs({ definitions }: Pick<Services, 'definitions'>, definition: LedgerDefinition) {
  return publishDefinition(definitions, await definitionWorkbook(definition), '汛期需要', { id: 'office', name: '区专班' });
}
