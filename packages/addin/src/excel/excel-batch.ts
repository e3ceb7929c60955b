import type { SchedulePort } from '../ports/schedule-port.ts';
import type { ExcelLibrary, ExcelRequestContext } from './excel-api.ts';
import { refusal, refusalOf } from './excel-refusal.ts';

/** The workbook during one step, and the only way to send what was queued. */
export interface ExcelStep {
  readonly workbook: ExcelRequestContext['workbook'];
  sync(): Promise<void>;
}

export type ExcelBatch = <T>(step: (excel: ExcelStep) => Promise<T>) => Promise<T>;

/**
 * Runs steps in Excel. A host that died never settles a call (the library switches its time-out off for these), so each
 * sync is watched; a step given up on goes no further when the host wakes. `silentMs` is how long a sync may take.
 * Cells under edit are refused at once and not waited for with delayForCellEdit: a write must not land after its refusal.
 */
export function createExcelBatch(library: ExcelLibrary, schedule: SchedulePort, silentMs = 30_000): ExcelBatch {
  return (step) =>
    new Promise((resolve, reject) => {
      let over = false;
      let calm: (() => void) | null = null;
      const watch = (): void => {
        calm?.();
        calm = schedule.after(silentMs, () => {
          over = true;
          reject(refusal('HOST_SILENT'));
        });
      };
      const ended = (): void => {
        over = true;
        calm?.();
      };
      watch();
      library
        .run((context) =>
          step({
            workbook: context.workbook,
            async sync() {
              if (over) throw refusal('HOST_SILENT');
              watch();
              await context.sync();
              watch();
            },
          }),
        )
        .then(
          (value) => {
            ended();
            resolve(value);
          },
          (error: unknown) => {
            ended();
            reject(refusalOf(error));
          },
        );
    });
}
