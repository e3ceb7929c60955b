import type { HostFacts } from '../ports/host-port.ts';
import type { SchedulePort } from '../ports/schedule-port.ts';
import type { SheetPort } from '../ports/sheet-port.ts';
import { API_SETS, extrasOf, LEAST_API } from './api-sets.ts';
import { createExcelBatch } from './excel-batch.ts';
import { createExcelSheet } from './excel-sheet.ts';
import { isOpenedByOffice, loadOfficeScript, type OfficeWindow } from './office-library.ts';

/** What became of looking for Excel. */
export type ExcelOpening =
  | { readonly kind: 'excel'; readonly sheet: SheetPort; readonly facts: HostFacts }
  /** Opened in a browser. */
  | { readonly kind: 'none' }
  /** Excel is there but cannot run the pane, or not Excel, or it does not answer. */
  | { readonly kind: 'refused'; readonly reason: 'TOO_OLD' | 'OTHER_PROGRAM' | 'NO_SCRIPT' | 'SILENT'; readonly version: string };

export interface ExcelOpeningDeps {
  readonly page: OfficeWindow;
  readonly scriptUrl: string;
  readonly schedule: SchedulePort;
}

const READY_MS = 30_000;

/** Finds the Excel that opened this page, loading the library only then, and puts the sheet port on it. */
export async function openExcel({ page, scriptUrl, schedule }: ExcelOpeningDeps): Promise<ExcelOpening> {
  if (!isOpenedByOffice(page)) return { kind: 'none' };
  const refused = (reason: (ExcelOpening & { kind: 'refused' })['reason'], version = ''): ExcelOpening => ({
    kind: 'refused',
    reason,
    version,
  });
  if (!(await loadOfficeScript(page.document, scriptUrl)) || !page.Office) return refused('NO_SCRIPT');
  const ready = await within(schedule, page.Office.onReady());
  if (ready === null) return refused('SILENT');
  if (ready.host === null) return { kind: 'none' };
  if (ready.host !== 'Excel') return refused('OTHER_PROGRAM');
  const { context } = page.Office;
  const version = context?.diagnostics?.version ?? '';
  const supports = (set: string, least: string): boolean => context?.requirements?.isSetSupported(set, least) === true;
  if (!supports('ExcelApi', LEAST_API) || !page.Excel) return refused('TOO_OLD', version);
  const sheet = createExcelSheet({
    batch: createExcelBatch(page.Excel, schedule),
    extras: extrasOf(supports),
    elapsed: () => schedule.elapsed(),
    onReturn: (listener) => page.addEventListener('focus', listener),
  });
  const sets = Object.fromEntries(API_SETS.map((set) => [`ExcelApi ${set}`, supports('ExcelApi', set)]));
  const facts = {
    program: 'Excel',
    version,
    platform: typeof ready.platform === 'string' ? ready.platform : '',
    language: context?.displayLanguage ?? '',
    sets,
  };
  return { kind: 'excel', sheet, facts };
}

function within<T>(schedule: SchedulePort, answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = schedule.after(READY_MS, () => resolve(null));
    answer.then(resolve, reject).finally(stop);
  });
}
