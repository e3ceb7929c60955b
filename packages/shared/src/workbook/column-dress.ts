import type { Column } from '../ledger/definition.ts';
import { templateText } from '../message/template.ts';
import { cellMarks } from './cell-marks.ts';
import { listName, offeredWords } from './hidden-lists.ts';
import type { MarkGround } from './mark-ground.ts';

/** How the cells of one column are set up: number format, help, list and mark. None of it is content. */
export interface ColumnDress {
  readonly key: string;
  /** Number format code. Codes, phones and names are text, so that the host leaves them alone. */
  readonly format: string;
  readonly promptTitle: string;
  readonly prompt: string;
  /** The drop-down; null for a column without one. `name` stands for the words in the workbook. */
  readonly list: {
    readonly name: string;
    readonly words: readonly string[];
    /** stop refuses other words, warning asks. */
    readonly onOther: 'stop' | 'warning';
    readonly error: string;
  } | null;
  /** Formula without =, relative to the first data row; true where the cell is wrong. */
  readonly mark: string;
}

/** How a wrong cell looks: fill, dashed frame and bold slanted letters, so that colour is never the only sign. RRGGBB. */
export const MARK_LOOK = {
  fill: 'FFC7CE',
  color: '9C0006',
  border: 'dashed',
  borderColor: 'C00000',
  bold: true,
  italic: true,
} as const;

/** The dress of every column the sheet has. */
export function columnDresses(ground: MarkGround): readonly ColumnDress[] {
  const { definition, context } = ground;
  const marks = new Map(cellMarks(ground).map(({ key, formula }) => [key, formula]));
  return definition.columns.flatMap((column): ColumnDress[] => {
    const mark = marks.get(column.key);
    if (mark === undefined) return [];
    const words = offeredWords(column, context);
    const isUnit = column.type.kind === 'unitRef';
    const list = {
      name: listName.choices(definition.id, column.key),
      words,
      onOther: isUnit ? ('warning' as const) : ('stop' as const),
      error: isUnit ? templateText.unitNotInList(column.heading) : templateText.notInList(column.heading),
    };
    return [
      {
        key: column.key,
        format: columnFormat(column),
        promptTitle: column.heading,
        prompt: promptOf(column),
        list: words.length === 0 ? null : list,
        mark,
      },
    ];
  });
}

/** The number format of a column's cells. */
export function columnFormat({ type }: Column): string {
  switch (type.kind) {
    case 'day':
      return 'yyyy-mm-dd';
    case 'wan':
    case 'usdWan':
      return '#,##0.00';
    case 'yuan':
      return '#,##0';
    case 'decimal':
      return `#,##0.${'0'.repeat(type.digits)}`;
    case 'integer':
      return '0';
    case 'percent':
      return '0.00%';
    default:
      return '@';
  }
}

function promptOf(column: Column): string {
  return templateText.prompt(whenRequired(column), column.help, column.example);
}

function whenRequired({ required }: Column): string {
  if (required === 'always') return templateText.required;
  return required !== undefined && 'fromStage' in required ? templateText.requiredFrom(required.fromStage) : '';
}
