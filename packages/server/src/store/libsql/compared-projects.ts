import type { Database } from '../database.ts';
import type { StagedProject } from '../duplicate-store.ts';
import { asBytes, textIn } from './text-bytes.ts';

// What projects are compared by is a small part of a row, so the rest is not read out.
const PATHS = ['projectName', 'investor', 'company', 'uscc', 'projectCode', 'place', 'stage', 'totalInvestmentYuan'];
const PROJECTS = `SELECT ${asBytes(`group_concat(json_array(k.row_id, k.unit_id, json_extract(v.wire, ${PATHS.map((key) => `'$.fields.${key}'`).join(', ')})))`)} AS projects
  FROM (SELECT row_id, unit_id, seq FROM ledger_row WHERE ledger = 'projects' AND deleted = 0 AND row_id > ? ORDER BY row_id LIMIT ?) AS k
  CROSS JOIN row_revision AS v ON v.seq = k.seq`;

type ProjectJson = [rowId: string, unitId: string, values: (string | number | null)[]];

/** A page of live projects as they are compared. */
export async function comparedProjects(database: Database, after: string, most: number): Promise<readonly StagedProject[]> {
  const [row] = await database.query({ sql: PROJECTS, args: [after, BigInt(most)] });
  const text = textIn(row?.['projects']);
  if (text === null) return [];
  return (JSON.parse(`[${text}]`) as ProjectJson[]).map(([rowId, unitId, values]) => {
    const [name, investor, company, uscc, projectCode, place, stage, yuan] = values;
    const textOf = (value: string | number | null | undefined): string => (typeof value === 'string' ? value : '');
    return {
      rowId,
      unitId,
      name: textOf(name),
      investor: textOf(investor),
      company: textOf(company),
      uscc: textOf(uscc),
      projectCode: textOf(projectCode),
      place: textOf(place),
      stage: textOf(stage),
      investmentYuan: typeof yuan === 'number' ? yuan : null,
    };
  });
}
