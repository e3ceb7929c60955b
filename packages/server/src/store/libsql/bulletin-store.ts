import { frozenBulletinSchema } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { BULLETIN_FILES, type BulletinDraft, type BulletinStore, type KeptBulletin } from '../bulletin-store.ts';
import type { Database, SqlRow } from '../database.ts';
import { auditStatements } from './audit-statements.ts';

const kept = (body: string): string => `
SELECT ${body} AS body, b.sha256, p.user_name AS p_by, p.at AS p_at,
  (SELECT json_group_object(f.kind, f.sha256) FROM bulletin_file f WHERE f.bulletin_id = b.id) AS files
FROM bulletin b LEFT JOIN bulletin_publication p ON p.bulletin_id = b.id`;
// The rows stand last in the frozen text; a quote inside a value would be escaped. A list has no use for them.
const LIST = `${kept(`substr(b.body, 1, instr(b.body, ',"rows":[') - 1) || ',"rows":[]}'`)} ORDER BY b.at DESC, b.id DESC`;
const FIND = `${kept('b.body')} WHERE b.id = ?`;
const LAST = 'SELECT COALESCE(MAX(number), 0) AS number FROM bulletin WHERE series = ? AND year = ?';

/** Bulletins in the tables of the migration `bulletins`. */
export function createBulletinStore(database: Database): BulletinStore {
  return {
    list: async () => (await database.query({ sql: LIST, args: [] })).map(keptOf),
    async find(id) {
      const [row] = await database.query({ sql: FIND, args: [id] });
      return row === undefined ? null : keptOf(row);
    },
    async file(id, kind) {
      // Rows of the port carry text and numbers, so bytes come as hex.
      const sql = 'SELECT sha256, hex(bytes) AS bytes FROM bulletin_file WHERE bulletin_id = ? AND kind = ?';
      const [row] = await database.query({ sql, args: [id, kind] });
      return row === undefined
        ? null
        : { sha256: String(row['sha256']), bytes: new Uint8Array(Buffer.from(String(row['bytes']), 'hex')) };
    },
    async lastNumber(series, year) {
      const [row] = await database.query({ sql: LAST, args: [series, BigInt(year)] });
      return Number(row?.['number'] ?? 0);
    },
    add: (draft, audit) =>
      database.exclusive(async (turn) => {
        const { series, year, number } = draft.bulletin.words;
        const taken = await turn.query({
          sql: 'SELECT 1 FROM bulletin WHERE series = ? AND year = ? AND number = ?',
          args: [series, BigInt(year), BigInt(number)],
        });
        if (taken.length > 0) return false;
        await turn.write([...draftStatements(draft), ...(await auditStatements(turn, [audit]))]);
        return true;
      }),
    publish: (id, { userId, userName, at }, audit) =>
      database.exclusive(async (turn) => {
        const known = await turn.query({ sql: 'SELECT 1 FROM bulletin_publication WHERE bulletin_id = ?', args: [id] });
        if (known.length > 0) return false;
        await turn.write([
          {
            sql: 'INSERT INTO bulletin_publication (bulletin_id, user_id, user_name, at) VALUES (?, ?, ?, ?)',
            args: [id, userId, userName, at],
          },
          ...(await auditStatements(turn, [audit])),
        ]);
        return true;
      }),
  };
}

function draftStatements({ bulletin, text, sha256, files, userId }: BulletinDraft) {
  const { id, words, corrects, takenAt } = bulletin;
  return [
    {
      sql: 'INSERT INTO bulletin (id, series, year, number, corrects, body, sha256, user_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      args: [id, words.series, BigInt(words.year), BigInt(words.number), corrects?.id ?? null, text, sha256, userId, takenAt],
    },
    ...BULLETIN_FILES.map((kind) => ({
      sql: 'INSERT INTO bulletin_file (bulletin_id, kind, sha256, bytes) VALUES (?, ?, ?, ?)',
      args: [id, kind, files[kind].sha256, files[kind].bytes],
    })),
  ];
}

function keptOf(row: SqlRow): KeptBulletin {
  const files = JSON.parse(String(row['files'])) as Partial<KeptBulletin['files']>;
  return {
    bulletin: frozenBulletinSchema.parse(JSON.parse(String(row['body']))),
    sha256: String(row['sha256']),
    published: row['p_at'] === null ? null : { by: String(row['p_by']), at: String(row['p_at']) },
    files: { docx: files.docx ?? '', xlsx: files.xlsx ?? '', html: files.html ?? '', txt: files.txt ?? '' },
  };
}
