import type { Statement } from '../database.ts';
import type { KeptQuarantine } from '../sync-store.ts';
import { bulkInsert } from './bulk.ts';

const COLUMNS = ['mutation_id', 'row_id', 'unit_id', 'ledger', 'row_no', 'content', 'findings', 'author', 'at', 'print'];
// A file sent again names rows the server does not hold by new ids; then the line of the sheet says which row it is.
const REPLACED = `DELETE FROM quarantine WHERE mutation_id IN (SELECT q.mutation_id FROM json_each(?) AS j
  CROSS JOIN quarantine AS q ON q.unit_id = j.value ->> 0 AND q.ledger = j.value ->> 1 AND q.print = j.value ->> 2
  WHERE q.row_id = j.value ->> 3 OR (q.row_no = j.value ->> 4 AND NOT EXISTS (SELECT 1 FROM ledger_row AS r WHERE r.row_id = q.row_id)))`;

/** Keeps refused content; where a row was refused before with the same content for the same reason, in place of that. */
export function quarantineStatements(quarantine: readonly KeptQuarantine[]): Statement[] {
  if (quarantine.length === 0) return [];
  const places = quarantine.map(({ unitId, ledger, print, rowId, rowNo }) => [unitId, ledger, print, rowId, rowNo]);
  return [
    { sql: REPLACED, args: [JSON.stringify(places)] },
    ...bulkInsert(
      'quarantine',
      COLUMNS,
      quarantine.map(({ mutationId, rowId, unitId, ledger, rowNo, content, findings, author, at, print }) => {
        const texts = [JSON.stringify(content), JSON.stringify(findings), author, at, print];
        return JSON.stringify([mutationId, rowId, unitId, ledger, rowNo, ...texts]);
      }),
    ),
  ];
}
