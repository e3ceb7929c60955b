import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { areasOfAddress } from '@double-hundred/addin/excel/merged-areas';
import { readLook, type SheetLook } from '@double-hundred/xlsx/read-look';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
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
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(`the template of ${unit} cannot be read`);
  const { sheets, customXml, dateSystem } = read.value;
  const look = await readLook(bytes);
  return {
    name: '台账.xlsx',
    dateSystem,
    customXml,
    sheets: sheets.map((sheet, index) => ({ ...sheet, ...lookOf(look.sheets[index]) })),
  };
}

/** Hidden columns and tables; lists and marks are left out, so that the pane has something to set up again. */
function lookOf(look: SheetLook | undefined): Pick<PlainWorkbook['sheets'][number], 'hiddenColumns' | 'tables'> {
  const hidden = (look?.columns ?? []).flatMap((column, index) => (column.hidden === true ? [index + 1] : []));
  const tables = (look?.tables ?? []).flatMap(({ name, range }) => {
    const [area] = areasOfAddress(range);
    return area ? [{ name, area }] : [];
  });
  return { hiddenColumns: hidden, tables };
}
