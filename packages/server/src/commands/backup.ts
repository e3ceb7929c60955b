import { existsSync } from 'node:fs';
import { commandText } from '@double-hundred/shared/message/commands';
import { backupText } from '@double-hundred/shared/message/operation';
import { storageText } from '@double-hundred/shared/message/storage';
import { readSettings } from '../config.ts';
import { backUp } from '../store/libsql/back-up.ts';
import { databaseFile } from '../store/libsql/database-file.ts';
import { type Command, textOption } from './command.ts';
import { databaseUrlOf, evidenceFolderOf } from './open-services.ts';

/** Writes a checked copy of the database, beside a running server or without one. */
export const backup: Command = {
  usage: 'backup --out FILE [--json]',
  options: { out: { type: 'string' } },
  async run(input, world) {
    const out = textOption(input, 'out');
    if (out === null || out === '') {
      world.complain(commandText.optionMissing('--out', '--out backup-2026-11-23.db'));
      return 2;
    }
    const settings = readSettings(world.environment);
    const path = settings.ok ? databaseFile(databaseUrlOf(settings.value)) : null;
    if (!settings.ok || path === null) {
      world.complain(settings.ok ? storageText.backupRemote : settings.error.join('\n'));
      return 1;
    }
    const made = await backUp(path, out);
    if (!made.ok) {
      world.complain(made.error);
      return 1;
    }
    const { file, rows, bytes, audit } = made.value;
    if (input.values['json'] === true) world.print(JSON.stringify(made.value));
    else {
      world.print(backupText.made(file, rows, bytes));
      world.print(backupText.auditHead(audit.seq, audit.hash));
      const evidence = evidenceFolderOf(settings.value);
      if (existsSync(evidence)) world.print(backupText.evidence(evidence));
    }
    return 0;
  },
};
