import { commandText } from '@double-hundred/shared/message/commands';
import { backupText } from '@double-hundred/shared/message/operation';
import { storageText } from '@double-hundred/shared/message/storage';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSettings } from '../config.ts';
import { databaseFile } from '../store/libsql/database-file.ts';
import { restore } from '../store/libsql/restore.ts';
import type { Command } from './command.ts';
import { databaseUrlOf, newEpochName } from './open-services.ts';

/** Puts a backup in the place of the database, with the server stopped; a new epoch makes the files give back what it lacks. */
export const restoreBackup: Command = {
  usage: 'restore FILE [--json]',
  options: {},
  async run(input, world) {
    const [from] = input.positionals;
    if (from === undefined) {
      world.complain(commandText.optionMissing('FILE', 'restore backup-2026-11-23.db'));
      return 2;
    }
    const settings = readSettings(world.environment);
    const databasePath = settings.ok ? databaseFile(databaseUrlOf(settings.value)) : null;
    if (!settings.ok || databasePath === null) {
      world.complain(settings.ok ? storageText.restoreRemote : settings.error.join('\n'));
      return 1;
    }
    try {
      mkdirSync(dirname(databasePath), { recursive: true });
    } catch {
      world.complain(commandText.folderNotWritable(dirname(databasePath)));
      return 1;
    }
    const at = new Date(world.now()).toISOString();
    const restored = await restore({ databasePath, from, newEpoch: newEpochName(world.randomBytes), at });
    if (!restored.ok) {
      world.complain(restored.error);
      return 1;
    }
    const { rows, epoch, replaced } = restored.value;
    if (input.values['json'] === true) world.print(JSON.stringify(restored.value));
    else {
      world.print(backupText.restored(from, rows, epoch));
      world.print(backupText.accounts);
      if (replaced !== null) world.print(backupText.replaced(replaced));
    }
    return 0;
  },
};
