import { createExcelHost, type ExcelHost, type ExcelHostOptions } from '@double-hundred/excelhost/host/create-excel-host';
import { loadOfficeClient, type OfficeClientOptions } from '@double-hundred/excelhost/transport/node/load-office-client';
import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { extrasOf } from '../api-sets.ts';
import { createExcelBatch } from '../excel-batch.ts';
import { createExcelSheet } from '../excel-sheet.ts';
import type { SheetPort } from '../../ports/sheet-port.ts';
import { createRealSchedule } from '../../test/real-schedule.ts';

/** A workbook in the in-memory Excel, and our adapter on the real client that talks to it. */
export interface OpenExcelHost {
  readonly host: ExcelHost;
  readonly port: SheetPort;
  /** The clerk comes back to the pane. */
  comeBack(): void;
}

export function openExcelHost(
  workbook: PlainWorkbook,
  options: ExcelHostOptions & OfficeClientOptions & { readonly silentMs?: number } = {},
): OpenExcelHost {
  const host = createExcelHost(workbook, options);
  const { Excel, Office } = loadOfficeClient(host, options);
  const returning: (() => void)[] = [];
  const schedule = createRealSchedule();
  const port = createExcelSheet({
    batch: createExcelBatch(Excel, schedule, options.silentMs),
    elapsed: () => schedule.elapsed(),
    extras: extrasOf((set, version) => Office.context.requirements.isSetSupported(set, version)),
    onReturn: (listener) => void returning.push(listener),
  });
  return { host, port, comeBack: () => returning.forEach((listener) => listener()) };
}
