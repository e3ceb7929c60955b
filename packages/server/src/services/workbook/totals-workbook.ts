import { ACHIEVEMENT_KINDS, type AchievementKind, type Campaign } from '@double-hundred/shared/campaign/campaign';
import { campaignDay } from '@double-hundred/shared/campaign/schedule';
import { totalsWorkbookText as text } from '@double-hundred/shared/message/template';
import type { Light, Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { CellLook, CellSpec, RowSpec } from '@double-hundred/xlsx/workbook-spec';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';

/** What the consolidated workbook shows: totals by unit and kind, and where they come from. */
export interface TotalsWorkbookInput {
  readonly totals: TotalsResponse;
  readonly units: readonly Pick<Unit, 'id' | 'name'>[];
  readonly campaign: Pick<Campaign, 'name' | 'firstDay' | 'days'>;
  /** When it was made, as shown to people. */
  readonly generatedAt: string;
}

const COLUMNS = ['target', 'count', 'unexplained', 'completion', 'gap', 'yuan', 'light'] as const;
const SUMMED: readonly (typeof COLUMNS)[number][] = ['target', 'count', 'unexplained', 'yuan'];
const FIRST_COLUMN = 3;
const FIRST_ROW = 5;
const YUAN_PER_YI = 100_000_000;
const NO_TARGET = '—';

const cellLook = { border: 'thin', horizontal: 'center' } as const satisfies CellLook;
const looks: Readonly<Record<string, CellLook>> = {
  title: { bold: true, size: 20, horizontal: 'center' },
  line: { horizontal: 'left' },
  lineRight: { horizontal: 'right' },
  heading: { ...cellLook, bold: true, fill: 'DDEBF7', wrap: true },
  text: cellLook,
  name: { ...cellLook, horizontal: 'left' },
  count: { ...cellLook, format: '#,##0.####;-#,##0.####;0' },
  whole: { ...cellLook, format: '#,##0' },
  percent: { ...cellLook, format: '0.0%' },
  points: { ...cellLook, format: '+0.0;-0.0;0.0' },
  yi: { ...cellLook, horizontal: 'right', format: '#,##0.00' },
  green: { ...cellLook, bold: true, fill: 'C6EFCE', color: '006100' },
  amber: { ...cellLook, bold: true, fill: 'FFEB9C', color: '7F6000' },
  red: { ...cellLook, bold: true, fill: 'FFC7CE', color: '9C0006' },
  grey: { ...cellLook, fill: 'EDEDED', color: '595959' },
  note: { horizontal: 'left', wrap: true },
};

/** The consolidated workbook the office hands upwards. Money in 亿元; the 合计 row is calculated by formulas. */
export async function totalsWorkbook(input: TotalsWorkbookInput): Promise<Uint8Array> {
  const { totals, units, campaign } = input;
  const lastColumn = columnLetters(FIRST_COLUMN - 1 + ACHIEVEMENT_KINDS.length * COLUMNS.length);
  const rows = unitRows(totals, units);
  const totalRow = FIRST_ROW + rows.length;
  const notes = [text.source(text.basis[totals.basis], totals.seq, input.generatedAt), text.note];
  const noteRows = notes.map((_, index) => totalRow + 1 + index);
  return writeWorkbook({
    title: text.title(campaign.name),
    looks,
    sheets: [
      {
        name: text.sheet,
        columns: [
          { width: 6 },
          { width: 18 },
          ...ACHIEVEMENT_KINDS.flatMap(() => [7, 7, 10, 9, 11, 11, 10].map((width) => ({ width }))),
        ],
        rows: [
          { height: 36, cells: [{ value: text.title(campaign.name), look: 'title' }] },
          { height: 20, cells: asOfLine(input) },
          ...headingRows(),
          ...rows,
          totalLine(totals, rows.length),
          ...notes.map((note) => ({ height: 20, cells: [{ value: note, look: 'note' }] })),
        ],
        merges: [
          `A1:${lastColumn}1`,
          'A2:L2',
          `${columnLetters(FIRST_COLUMN + 21)}2:${lastColumn}2`,
          'A3:A4',
          'B3:B4',
          ...ACHIEVEMENT_KINDS.map(
            (_, index) => `${columnLetters(columnOf(index, 0))}3:${columnLetters(columnOf(index, COLUMNS.length - 1))}3`,
          ),
          ...noteRows.map((row) => `A${row}:${lastColumn}${row}`),
        ],
        frozen: { rows: FIRST_ROW - 1, columns: 2 },
        print: { paper: 'a3', orientation: 'landscape', repeatRows: [3, 4], repeatColumns: ['A', 'B'] },
      },
    ],
  });
}

function columnOf(kind: number, place: number): number {
  return FIRST_COLUMN + kind * COLUMNS.length + place;
}

function asOfLine({ totals, campaign }: TotalsWorkbookInput): readonly (CellSpec | null)[] {
  const share = totals.district[0]?.scheduleShare ?? 0;
  const shown = `${Math.round(share * 1_000) / 10}%`;
  const line = text.asOf(totals.asOf, campaignDay(campaign, totals.asOf), campaign.days, shown);
  return [
    { value: line, look: 'line' },
    ...Array.from({ length: FIRST_COLUMN + 19 }, () => null),
    { value: text.unitLine, look: 'lineRight' },
  ];
}

function headingRows(): readonly RowSpec[] {
  const heading = (value: string | null): CellSpec => ({ value, look: 'heading' });
  const { target, count, unexplained, completion, gap, yuan, light } = text.heading;
  return [
    {
      height: 22,
      cells: [
        heading(text.number),
        heading(text.unit),
        ...ACHIEVEMENT_KINDS.flatMap((kind) => COLUMNS.map((_, index) => heading(index === 0 ? text.group[kind] : null))),
      ],
    },
    {
      height: 34,
      cells: [
        heading(null),
        heading(null),
        ...ACHIEVEMENT_KINDS.flatMap(() => [target, count, unexplained, completion, gap, yuan, light].map(heading)),
      ],
    },
  ];
}

function unitRows(totals: TotalsResponse, units: TotalsWorkbookInput['units']): readonly RowSpec[] {
  return units.map(({ id, name }, index) => ({
    height: 20,
    cells: [
      { value: index + 1, look: 'text' },
      { value: name, look: 'name' },
      ...ACHIEVEMENT_KINDS.flatMap((kind) => figureCells(totals.rows.find((row) => row.unitId === id && row.kind === kind))),
    ],
  }));
}

function figureCells(total: Total | undefined): readonly CellSpec[] {
  return [
    { value: total?.target ?? 0, look: 'whole' },
    { value: total?.count ?? 0, look: countLook(total?.count) },
    { value: total?.unexplainedCount ?? 0, look: countLook(total?.unexplainedCount) },
    { value: total?.completion ?? NO_TARGET, look: 'percent' },
    { value: total?.scheduleGapPoints ?? NO_TARGET, look: 'points' },
    { value: (total?.yuan ?? 0) / YUAN_PER_YI, look: 'yi' },
    lightCell(total?.light),
  ];
}

// A format with optional decimals would leave a bare point behind whole numbers.
function countLook(count = 0): string {
  return Number.isInteger(count) ? 'whole' : 'count';
}

function lightCell(light: Light | undefined): CellSpec {
  const color = light?.color ?? 'grey';
  return { value: text.light[color], look: color };
}

/** Sums by formula; completion and gap from the sums. The light is the district's, which counts each project once. */
function totalLine(totals: TotalsResponse, count: number): RowSpec {
  const row = FIRST_ROW + count;
  const share = totals.district[0]?.scheduleShare ?? 0;
  return {
    height: 24,
    cells: [
      { value: null, look: 'heading' },
      { value: text.total, look: 'heading' },
      ...ACHIEVEMENT_KINDS.flatMap((kind, index) => {
        const own = totals.rows.filter((one) => one.kind === kind);
        const sums = summed(own);
        const at = (column: (typeof COLUMNS)[number]) => columnLetters(columnOf(index, COLUMNS.indexOf(column)));
        const target = `${at('target')}${row}`;
        const done = `${at('count')}${row}`;
        const sumCell = (column: (typeof SUMMED)[number], value: number, look: string): CellSpec => ({
          formula: `SUM(${at(column)}${FIRST_ROW}:${at(column)}${row - 1})`,
          value,
          look,
        });
        return [
          sumCell('target', sums.target, 'whole'),
          sumCell('count', sums.count, countLook(sums.count)),
          sumCell('unexplained', sums.unexplained, countLook(sums.unexplained)),
          {
            formula: `IF(${target}=0,"${NO_TARGET}",${done}/${target})`,
            value: sums.target === 0 ? NO_TARGET : sums.count / sums.target,
            look: 'percent',
          },
          {
            formula: `IF(${target}=0,"${NO_TARGET}",ROUND((${done}/${target}-${share})*100,1))`,
            value: sums.target === 0 ? NO_TARGET : Math.round((sums.count / sums.target - share) * 1_000) / 10,
            look: 'points',
          },
          sumCell('yuan', sums.yuan / YUAN_PER_YI, 'yi'),
          lightCell(districtLight(totals, kind)),
        ];
      }),
    ],
  };
}

function summed(totals: readonly Total[]) {
  const sum = { target: 0, count: 0, unexplained: 0, yuan: 0 };
  for (const { target, count, unexplainedCount, yuan } of totals) {
    sum.target += target;
    sum.count += count;
    sum.unexplained += unexplainedCount;
    sum.yuan += yuan;
  }
  return sum;
}

function districtLight(totals: TotalsResponse, kind: AchievementKind): Light | undefined {
  return totals.district.find((total) => total.kind === kind)?.light;
}
