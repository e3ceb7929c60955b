import { writeDefinition } from '@double-hundred/shared/definition/write-definition';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { publishTexts } from '@double-hundred/shared/message/definition-diff';
import {
  DEFINITION_SHEETS,
  DEFINITION_WORDS,
  RULE_KIND_WORDS,
  SEVERITY_WORDS,
  TYPE_WORDS,
  type DefinitionSheet,
} from '@double-hundred/shared/message/definition-words';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { CellLook, SheetSpec, ValidationSpec } from '@double-hundred/xlsx/workbook-spec';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { linesOf } from '../workbook/line-count.ts';

const looks: Readonly<Record<string, CellLook>> = {
  heading: { bold: true, fill: '1F4E78', color: 'FFFFFF', border: 'thin', horizontal: 'center', vertical: 'center', wrap: true },
  cell: { border: 'thin', vertical: 'top', wrap: true, format: '@' },
  note: { color: '595959', vertical: 'top', wrap: true },
};

const WIDTHS: Readonly<Record<DefinitionSheet, readonly number[]>> = {
  ledger: [18, 44, 52],
  columns: [20, 20, 26, 16, 24, 8, 14, 26, 12, 18, 20, 8, 44, 24],
  choices: [20, 22, 32, 32],
  rules: [10, 10, 22, 60, 13, 13, 13],
  metrics: [24, 22, 10, 26, 26],
  migration: [12, 24, 32, 40],
};
const LISTS: Partial<Record<DefinitionSheet, Readonly<Record<string, readonly string[]>>>> = {
  columns: { 类型: Object.values(TYPE_WORDS), 必填: [DEFINITION_WORDS.yes] },
  rules: { 等级: Object.values(SEVERITY_WORDS), 规则种类: Object.values(RULE_KIND_WORDS) },
  migration: {
    做法: [
      DEFINITION_WORDS.rename,
      DEFINITION_WORDS.split,
      DEFINITION_WORDS.choices,
      DEFINITION_WORDS.drop,
      DEFINITION_WORDS.narrow,
    ],
  },
};
const LIST_SHEET = '可选内容';
const SPARE_ROWS = 200;
const LINE_POINTS = 15;

/** The workbook in which the district writes a definition; reading it gives the same definition again. */
export async function definitionWorkbook(definition: LedgerDefinition): Promise<Uint8Array> {
  const tables = writeDefinition(definition);
  const lists = Object.values(LISTS).flatMap((columns) => Object.entries(columns));
  return writeWorkbook({
    title: publishTexts.sheetTitle(definition.title),
    looks,
    sheets: [
      ...(Object.keys(DEFINITION_SHEETS) as DefinitionSheet[]).map((sheet) => sheetOf(sheet, tables[sheet], lists)),
      {
        name: LIST_SHEET,
        visibility: 'hidden',
        columns: lists.map(() => ({ width: 24 })),
        rows: Array.from({ length: Math.max(...lists.map(([, words]) => words.length)) + 1 }, (_, row) => ({
          cells: lists.map(([name, words]) => ({ value: row === 0 ? name : (words[row - 1] ?? null) })),
        })),
      },
    ],
  });
}

function sheetOf(
  sheet: DefinitionSheet,
  rows: readonly (readonly string[])[],
  lists: readonly (readonly [string, readonly string[]])[],
): SheetSpec {
  const { name, headings } = DEFINITION_SHEETS[sheet];
  const look = (column: number): string => (sheet === 'ledger' && column === 2 ? 'note' : 'cell');
  const validations = headings.flatMap((heading, column): ValidationSpec[] => {
    const place = lists.findIndex(([of]) => of === heading && LISTS[sheet]?.[heading] !== undefined);
    const words = lists[place]?.[1];
    if (words === undefined) return [];
    const at = columnLetters(place + 1);
    const letters = columnLetters(column + 1);
    const source = `${LIST_SHEET}!$${at}$2:$${at}$${words.length + 1}`;
    return [{ range: `${letters}2:${letters}${rows.length + SPARE_ROWS}`, source, onOther: 'stop' }];
  });
  return {
    name,
    columns: headings.map((_, column) => ({ width: WIDTHS[sheet][column] ?? 16, look: look(column) })),
    rows: [
      { cells: headings.map((value) => ({ value, look: 'heading' })), height: 24 },
      ...rows.map((row) => {
        const cells = row.map((value, column) => ({ value: value === '' ? null : value, look: look(column) }));
        return { cells, height: LINE_POINTS * linesOf(cells, WIDTHS[sheet]) + 3 };
      }),
    ],
    frozen: { rows: 1, columns: 1 },
    validations,
    print: { paper: 'a4', orientation: 'landscape', repeatRows: [1, 1] },
  };
}
