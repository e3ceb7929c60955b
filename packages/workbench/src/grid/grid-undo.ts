import { IUndoRedoService } from '@univerjs/core';
import type { FWorksheet } from '@univerjs/preset-sheets-core';

/** Runs the changes so that one Ctrl+Z takes all of them back. */
export function oneUndoStep(sheet: FWorksheet, workbookId: string, change: () => void): void {
  const batch = sheet.getInject().get(IUndoRedoService).__tempBatchingUndoRedo(workbookId);
  try {
    change();
  } finally {
    batch.dispose();
  }
}
