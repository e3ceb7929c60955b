import type { ExcelHostOptions } from '@double-hundred/excelhost/host/create-excel-host';
import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { onTestFinished } from 'vitest';
import { createPaneApp } from '../../app/create-pane-app.ts';
import { createMemoryStorage } from '../../memory/memory-storage.ts';
import { createMemoryServer, type MemoryServer } from '../../test/memory-server.ts';
import { openExcelHost } from './open-excel-host.ts';
import { createRealSchedule } from '../../test/real-schedule.ts';

/** 23 November 2026, 09:05 in Shanghai. */
const NOW = Date.UTC(2026, 10, 23, 1, 5);

/** A pane on the real client over a workbook in the in-memory Excel, signed in, with the ledger open. Time is real. */
export async function openExcelPane(
  workbook: PlainWorkbook,
  options: ExcelHostOptions & { readonly server?: MemoryServer; readonly user?: string } = {},
) {
  const excel = openExcelHost(workbook, options);
  const server = options.server ?? createMemoryServer();
  let chance = 1;
  const app = createPaneApp({
    sheet: excel.port,
    server: server.port,
    storage: createMemoryStorage(),
    schedule: createRealSchedule(),
    clock: { now: () => NOW },
    ids: {
      random(bytes) {
        for (let index = 0; index < bytes.length; index += 1) bytes[index] = (chance = (chance * 75 + 74) % 65_537) % 256;
        return bytes;
      },
    },
  });
  onTestFinished(() => app.stop());
  await app.start();
  await app.signIn(options.user ?? 'clerk-shiqiao', 'demo');
  return { ...excel, app, server, state: () => app.store.get() };
}
