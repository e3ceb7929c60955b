import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import type { SheetGrid } from '@double-hundred/shared/workbook/grid';
import { PASSWORD } from './server.ts';

/** The ledger file the server gives a unit's clerk, as the in-memory Excel opens it. */
export async function ownWorkbook(url: string, unit: string): Promise<PlainWorkbook> {
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: `clerk-${unit}`, password: PASSWORD }),
  });
  const { token } = (await session.json()) as { token: string };
  const answer = await fetch(`${url}/api/v1/ledgers/projects/template.xlsx?unit=${unit}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const read = await readWorkbook(new Uint8Array(await answer.arrayBuffer()));
  if (!read.ok) throw new Error(`the template of ${unit} cannot be read`);
  const { sheets, customXml, dateSystem } = read.value;
  return {
    name: '台账.xlsx',
    dateSystem,
    customXml,
    sheets: sheets.map((sheet) => (sheet.visibility === 'visible' ? { ...sheet, tables: tablesOf(sheet) } : sheet)),
  };
}

/** The table of the template: its heading row and what stands below it without a gap. */
function tablesOf({ rows }: SheetGrid): NonNullable<PlainWorkbook['sheets'][number]['tables']> {
  const top = rows.findIndex((row) => row?.some((cell) => cell?.value === '项目名称')) + 1;
  if (top === 0) return [];
  const right = rows[top - 1]?.findLastIndex((cell) => cell?.value !== undefined && cell.value !== null) ?? 0;
  let bottom = top;
  while (rows[bottom]?.[1]?.value !== undefined && rows[bottom]?.[1]?.value !== null) bottom += 1;
  return [{ name: '双百台账', area: { top, left: 1, bottom: Math.max(bottom, top + 1), right: right + 1 } }];
}
