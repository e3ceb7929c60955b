import type { Result } from '@double-hundred/shared/kernel/result';
import type { WorkbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { WorkbookGrid } from '@double-hundred/shared/workbook/grid';

/** Unpacks and reads an .xlsx file that somebody sent. Who reads it, here or in a thread, is settled where the server is put together. */
export type WorkbookReader = (bytes: Uint8Array) => Promise<Result<WorkbookGrid, WorkbookRefusal>>;
