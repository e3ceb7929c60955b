import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { templateText } from '@double-hundred/shared/message/template';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import type { CellSpec, RowSpec, SheetSpec } from '@double-hundred/xlsx/workbook-spec';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';
import { templateLists } from './template-lists.ts';
import { columnLook, templateLooks } from './template-looks.ts';

/** A row of the unit to fill in beforehand; money in yuan, days as text. */
export interface TemplateRow {
  readonly rowId: string;
  readonly fields: RowFields;
}

/** What a template is made of. `customXml` are texts kept inside the file, such as the state of its sync. */
export interface TemplateInput {
  readonly definition: LedgerDefinition;
  readonly context: Pick<LedgerContext, 'campaign' | 'units' | 'ownUnitId'>;
  readonly rows: readonly TemplateRow[];
  readonly customXml?: readonly string[];
}

const HEADING_ROW = 3;
const SPARE_ROWS = 30;
const VALIDATED_ROWS = 3_000;
const TITLE_SPAN = 8;
const PAGES_WIDE = 3;
const LINE_POINTS = 15;
const MOST_LINES = 6;

/**
 * The workbook a unit fills in: title, unit line, frozen heading, the unit's rows with their hidden ids, lists to
 * choose from and help for every column. Money in 万元. Reading it back gives the same rows.
 */
export async function templateWorkbook(input: TemplateInput): Promise<Uint8Array> {
  const { definition, context } = input;
  const title = templateText.title(context.campaign.name, definition.title);
  const lists = templateLists(definition, context);
  const sheet: SheetSpec = {
    name: definition.title.slice(0, 31),
    columns: [
      { width: 6 },
      ...definition.columns.map((column) => ({ width: column.width, look: `${columnLook(column)}-open` })),
      { width: 30, hidden: true, look: 'id' },
    ],
    rows: [...headRows(input, title), ...dataRows(input)],
    merges: [`A1:${columnLetters(TITLE_SPAN)}1`, 'A2:C2', `D2:${columnLetters(TITLE_SPAN - 1)}2`],
    frozen: { rows: HEADING_ROW, columns: 2 },
    filter: `A${HEADING_ROW}:${columnLetters(definition.columns.length + 1)}${HEADING_ROW + input.rows.length + SPARE_ROWS}`,
    validations: definition.columns.map((column, index) => {
      const letters = columnLetters(index + 2);
      return lists.validation(column, `${letters}${HEADING_ROW + 1}:${letters}${HEADING_ROW + VALIDATED_ROWS}`);
    }),
    print: {
      paper: 'a3',
      orientation: 'landscape',
      repeatRows: [1, HEADING_ROW],
      repeatColumns: ['A', 'B'],
      pagesWide: PAGES_WIDE,
    },
  };
  return writeWorkbook({
    title,
    looks: templateLooks,
    sheets: [sheet, lists.sheet],
    ...(input.customXml === undefined ? {} : { customXml: input.customXml }),
  });
}

function headRows({ definition, context }: TemplateInput, title: string): readonly RowSpec[] {
  const unit = context.units.find(({ id }) => id === context.ownUnitId);
  const line: (CellSpec | null)[] = [
    { value: templateText.handedInBy(unit?.name ?? context.ownUnitId), look: 'line' },
    null,
    null,
    { value: templateText.legend, look: 'line' },
    ...Array.from({ length: TITLE_SPAN - 5 }, () => null),
    { value: templateText.unitLine, look: 'lineRight' },
  ];
  return [
    { height: 32, cells: [{ value: title, look: 'title' }] },
    { height: 20, cells: line },
    {
      height: 36,
      cells: [
        { value: templateText.rowNumber, look: 'heading' },
        ...definition.columns.map((column) => ({
          value: column.heading,
          look: isRequired(column) ? 'headingRequired' : 'heading',
        })),
        { value: ROW_ID_HEADING, look: 'heading' },
      ],
    },
  ];
}

function dataRows({ definition, context, rows }: TemplateInput): readonly RowSpec[] {
  const writing = { units: context.units };
  const looks = definition.columns.map(columnLook);
  const nameLetters = columnLetters(definition.columns.findIndex(({ key }) => key === definition.nameColumn) + 2);
  const filled: (TemplateRow | null)[] = [...rows, ...Array.from({ length: SPARE_ROWS }, () => null)];
  return filled.map((row, index) => {
    const rowNumber = HEADING_ROW + 1 + index;
    const cells = definition.columns.map((column, at): CellSpec => {
      const look = looks[at] ?? 'text';
      return row === null ? { look } : { value: writeCell(column, row.fields[column.key] ?? null, writing).value, look };
    });
    return {
      height: LINE_POINTS * linesOf(cells, definition) + 3,
      cells: [
        {
          formula: `IF(${nameLetters}${rowNumber}="","",ROW()-${HEADING_ROW})`,
          value: row === null ? '' : index + 1,
          look: 'number',
        },
        ...cells,
        { value: row?.rowId ?? null, look: 'id' },
      ],
    };
  });
}

// Programs do not fit row heights when they open a file, so the lines of wrapped text are counted here.
function linesOf(cells: readonly CellSpec[], definition: LedgerDefinition): number {
  let lines = 1;
  cells.forEach(({ value }, index) => {
    if (typeof value !== 'string') return;
    const room = Math.max(4, (definition.columns[index]?.width ?? 10) - 1);
    const needed = value.split('\n').reduce((sum, line) => sum + Math.ceil(halfWidths(line) / room), 0);
    if (needed > lines) lines = needed;
  });
  return Math.min(lines, MOST_LINES);
}

function halfWidths(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0x2e7f ? 2 : 1;
  return width;
}

function isRequired({ required, defaultOwnUnit }: Column): boolean {
  return required === 'always' && defaultOwnUnit !== true;
}
