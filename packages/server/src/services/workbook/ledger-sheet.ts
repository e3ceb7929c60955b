import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { templateText } from '@double-hundred/shared/message/template';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import { type ColumnDress, columnDresses, MARK_LOOK } from '@double-hundred/shared/workbook/column-dress';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import { tableName, templateHeading, TEMPLATE_HEADING_ROW } from '@double-hundred/shared/workbook/template-layout';
import type { CellSpec, ConditionalSpec, RowSpec, SheetSpec, ValidationSpec } from '@double-hundred/xlsx/workbook-spec';
import { derivedCells, derivedColumns, derivedHeadings } from './derived-cells.ts';
import { ledgerPrint } from './ledger-print.ts';
import { linesOf } from './line-count.ts';
import { columnLook } from './template-looks.ts';

/** A row of the unit to fill in beforehand; money in yuan, days as text. */
export interface TemplateRow {
  readonly rowId: string;
  readonly fields: RowFields;
}

/** What the sheet of one ledger is made of. */
export interface LedgerSheetInput {
  readonly definition: LedgerDefinition;
  readonly context: Pick<LedgerContext, 'campaign' | 'units' | 'ownUnitId' | 'today'>;
  readonly rows: readonly TemplateRow[];
}

const SPARE_ROWS = 30;
/** Marks reach below the table, for programs whose tables do not grow. Lists do not: a table grows only over bare cells. */
const MARKED_ROWS = 3_000;
const TITLE_SPAN = 8;
const LINE_POINTS = 15;
const FIRST_ROW = TEMPLATE_HEADING_ROW + 1;

/** The sheet a unit fills in: an Excel table with the unit's rows and empty ones, lists, help and marks for every column. */
export function ledgerSheet(input: LedgerSheetInput): SheetSpec {
  const { definition, context, rows } = input;
  const { columns } = definition;
  const lastRow = TEMPLATE_HEADING_ROW + rows.length + SPARE_ROWS;
  const idLetters = columnLetters(columns.length + 2);
  const letters = Object.fromEntries(columns.map(({ key }, index) => [key, columnLetters(index + 2)]));
  const dresses = columnDresses({ definition, context, letters, firstRow: FIRST_ROW, lastRow: FIRST_ROW + MARKED_ROWS });
  const unit = unitName(context);
  return {
    name: ledgerSheetName(definition),
    columns: [
      { width: 6 },
      ...columns.map((column) => ({ width: column.width, look: `${columnLook(column)}-open` })),
      { width: 30, hidden: true, look: 'id' },
      ...derivedColumns(definition),
    ],
    rows: [...headRows(input, unit), ...dataRows(input)],
    merges: headMerges(columns.length + 1),
    frozen: { rows: TEMPLATE_HEADING_ROW, columns: 2 },
    tables: [
      {
        name: tableName(definition.id),
        range: `A${TEMPLATE_HEADING_ROW}:${idLetters}${lastRow}`,
        headings: [templateText.rowNumber, ...columns.map(templateHeading), ROW_ID_HEADING],
      },
    ],
    validations: [
      ...dresses.map((dress) => validationOf(dress, `${letters[dress.key]}${FIRST_ROW}:${letters[dress.key]}${lastRow}`)),
      {
        range: `${idLetters}${FIRST_ROW}:${idLetters}${lastRow}`,
        closed: true,
        promptTitle: templateText.idTitle,
        prompt: templateText.idHelp,
        error: templateText.idHelp,
      },
    ],
    conditionals: dresses.map(({ key, mark }): ConditionalSpec => ({
      range: `${letters[key]}${FIRST_ROW}:${letters[key]}${FIRST_ROW + MARKED_ROWS}`,
      formula: mark,
      look: MARK_LOOK,
    })),
    print: ledgerPrint(definition, `${templateText.title(context.campaign.name, definition.title)} ${unit}`),
  };
}

/** The name of the sheet of a ledger; Excel takes 31 characters. */
export function ledgerSheetName({ title }: LedgerDefinition): string {
  return title.slice(0, 31);
}

function validationOf({ promptTitle, prompt, list }: ColumnDress, range: string): ValidationSpec {
  const help = { range, promptTitle, prompt };
  return list === null ? help : { ...help, source: list.name, onOther: list.onOther, error: list.error };
}

function unitName({ units, ownUnitId }: LedgerSheetInput['context']): string {
  return units.find(({ id }) => id === ownUnitId)?.name ?? ownUnitId;
}

/** Title over the first columns; below it unit, legend and money unit side by side. */
function headMerges(columns: number): readonly string[] {
  const span = columnLetters(Math.min(TITLE_SPAN, columns));
  return [`A1:${span}1`, 'A2:B2'];
}

function headRows({ definition, context }: LedgerSheetInput, unit: string): readonly RowSpec[] {
  return [
    { height: 32, cells: [{ value: templateText.title(context.campaign.name, definition.title), look: 'title' }] },
    {
      height: 20,
      cells: [
        { value: templateText.handedInBy(unit), look: 'line' },
        null,
        { value: templateText.mark, look: 'mark' },
        { value: hasMoney(definition) ? `${templateText.unitLine}。${templateText.legend}` : templateText.legend, look: 'line' },
      ],
    },
    {
      height: 36,
      cells: [
        { value: templateText.rowNumber, look: 'heading' },
        ...definition.columns.map((column) => ({
          value: templateHeading(column),
          look: isRequired(column) ? 'headingRequired' : 'heading',
        })),
        { value: ROW_ID_HEADING, look: 'heading' },
        ...derivedHeadings(definition),
      ],
    },
  ];
}

function dataRows({ definition, context, rows }: LedgerSheetInput): readonly RowSpec[] {
  const writing = { units: context.units };
  const looks = definition.columns.map(columnLook);
  const widths = definition.columns.map(({ width }) => width);
  const nameLetters = columnLetters(definition.columns.findIndex(({ key }) => key === definition.nameColumn) + 2);
  const filled: (TemplateRow | null)[] = [...rows, ...Array.from({ length: SPARE_ROWS }, () => null)];
  return filled.map((row, index) => {
    const cells = definition.columns.map((column, at): CellSpec => {
      const look = looks[at] ?? 'id';
      return row === null ? { look } : { value: writeCell(column, row.fields[column.key] ?? null, writing).value, look };
    });
    return {
      height: LINE_POINTS * linesOf(cells, widths) + 3,
      cells: [
        {
          formula: `IF(${nameLetters}${FIRST_ROW + index}="","",ROW()-${TEMPLATE_HEADING_ROW})`,
          value: row === null ? '' : index + 1,
          look: 'number',
        },
        ...cells,
        { value: row?.rowId ?? null, look: 'id' },
        ...derivedCells(definition, row?.fields ?? {}, FIRST_ROW + index),
      ],
    };
  });
}

function hasMoney({ columns }: LedgerDefinition): boolean {
  return columns.some(({ type }) => type.kind === 'wan');
}

function isRequired({ required, defaultOwnUnit }: Column): boolean {
  return required === 'always' && defaultOwnUnit !== true;
}
