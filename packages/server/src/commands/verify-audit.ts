import { auditText } from '@double-hundred/shared/message/operation';
import { readSettings } from '../config.ts';
import { type AuditBreak, type SeenEntry, verifyAudit } from '../services/operation/verify-audit.ts';
import { createAuditLog } from '../store/libsql/audit-log.ts';
import { openReader } from '../store/libsql/open-reader.ts';
import { type Command, textOption } from './command.ts';
import { databaseUrlOf } from './open-services.ts';

/** Checks the audit chain of the data folder, beside a running server, or of a file such as a backup. Exit code 1 when broken. */
export const verifyAuditChain: Command = {
  usage: 'verify-audit [FILE] [--seen SEQ:HASH] [--json]',
  options: { seen: { type: 'string' } },
  async run(input, world) {
    const noted = textOption(input, 'seen');
    const seen = noted === null ? null : seenEntry(noted);
    if (noted !== null && seen === null) {
      world.complain(auditText.badSeen(noted));
      return 2;
    }
    const settings = readSettings(world.environment);
    if (!settings.ok) {
      world.complain(settings.error.join('\n'));
      return 1;
    }
    const [file] = input.positionals;
    const url = file === undefined ? databaseUrlOf(settings.value) : `file:${file}`;
    const reader = await openReader(url);
    if (reader === null) {
      world.complain(auditText.noDatabase(url.replace(/^file:/, '')));
      return 1;
    }
    try {
      const verdict = await reader.snapshot((moment) => verifyAudit(createAuditLog(moment), seen));
      const { broken, entries, revisions, head } = verdict;
      if (input.values['json'] === true) world.print(JSON.stringify(verdict));
      else if (broken === null) {
        world.print(auditText.intact(entries, revisions));
        world.print(auditText.head(head.seq, head.hash));
      } else {
        world.print(breakText(broken));
        world.print(auditText.next);
      }
      return broken === null ? 0 : 1;
    } finally {
      await reader.close();
    }
  },
};

function seenEntry(text: string): SeenEntry | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

function breakText(broken: AuditBreak): string {
  return 'seq' in broken ? auditText[broken.kind](broken.seq, broken.at) : auditText[broken.kind](broken.place);
}
