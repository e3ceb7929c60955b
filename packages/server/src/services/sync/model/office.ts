import { checkModel, type ModelFinding, type ModelOptions } from './check-model.ts';
import { plainServer } from './plain-server.ts';
import type { WorldParts } from './world.ts';

const parts: WorldParts = {
  server: (ids) => plainServer(ids),
  restoredFile: (backup) => backup,
};

/** Runs the model over the real services. */
export function checkOffices(options: ModelOptions): Promise<ModelFinding> {
  return checkModel(parts, options);
}
