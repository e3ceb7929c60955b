import { checkModel, type ModelFinding, type ModelOptions } from './check-model.ts';
import { servedOffice } from './served-office.ts';
import type { WorldParts } from './world.ts';

/** The real services, and files that carry their whole state along. */
export const officeParts: WorldParts = {
  server: servedOffice,
  restoredFile: (backup) => backup,
};

/** Runs the model over the real services and the real client side of the sync. */
export function checkOffices(options: ModelOptions): Promise<ModelFinding> {
  return checkModel(officeParts, options);
}
