import type { BulletinFigure, BulletinFigures } from '@double-hundred/shared/bulletin/bulletin-figures';
import { correctionTable } from '@double-hundred/shared/bulletin/correction-table';
import { dayWords } from '@double-hundred/shared/bulletin/figure-words';
import type { FrozenBulletin } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { sparedUnits } from '@double-hundred/shared/bulletin/lists';
import { areaName } from '@double-hundred/shared/bulletin/overall-progress';
import { renderBulletin } from '@double-hundred/shared/bulletin/render-zh';
import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { bulletinTexts as text } from '@double-hundred/shared/message/bulletin';
import type { CellLook, CellSpec, RowSpec, SheetSpec } from '@double-hundred/xlsx/workbook-spec';
import { writeWorkbook } from '@double-hundred/xlsx/write-workbook';

const YUAN_PER_YI = 100_000_000;
const FIRST_ROW = 4;
const { columns } = text;

const cellLook = { border: 'thin', horizontal: 'center' } as const satisfies CellLook;
const looks: Readonly<Record<string, CellLook>> = {
  title: { bold: true, size: 16, horizontal: 'center', wrap: true },
  line: { horizontal: 'left', wrap: true },
  heading: { ...cellLook, bold: true, fill: 'DDEBF7', wrap: true },
  text: cellLook,
  name: { ...cellLook, horizontal: 'left', wrap: true },
  whole: { ...cellLook, format: '#,##0' },
  count: { ...cellLook, format: '#,##0.####' },
  percent: { ...cellLook, format: '0.0%' },
  points: { ...cellLook, format: '+0.0;-0.0;0.0' },
  score: { ...cellLook, format: '0.00' },
  yi: { ...cellLook, horizontal: 'right', format: '#,##0.00' },
  green: { ...cellLook, bold: true, fill: 'C6EFCE', color: '006100' },
  amber: { ...cellLook, bold: true, fill: 'FFEB9C', color: '7F6000' },
  red: { ...cellLook, bold: true, fill: 'FFC7CE', color: '9C0006' },
  grey: { ...cellLook, fill: 'EDEDED', color: '595959' },
};

/** The annex as a workbook: a sheet a kind whose 合计 is calculated, scores and ranks, and the changes of a correction. */
export async function bulletinWorkbook(bulletin: FrozenBulletin): Promise<Uint8Array> {
  const { figures, words } = bulletin;
  const { notice, source } = renderBulletin(bulletin);
  const about = [`${words.title}（${notice}）`, source];
  return writeWorkbook({
    title: words.title,
    writtenAt: bulletin.takenAt,
    looks,
    sheets: [
      ...changeSheets(bulletin, about),
      ...figures.scope.kinds.map((kind) => kindSheet(figures, kind, about)),
      ...rankSheets(figures, about),
    ],
  });
}

function kindSheet(figures: BulletinFigures, kind: AchievementKind, about: readonly string[]): SheetSpec {
  const rows = figures.units.flatMap((unit) =>
    unit.figures.filter((figure) => figure.kind === kind).map((figure) => figureRow(unit.name, figure)),
  );
  const area = figures.district.find((figure) => figure.kind === kind);
  const own = figures.units.flatMap((unit) => unit.figures.filter((figure) => figure.kind === kind));
  const heads = [columns.unit, columns.target, columns.count, columns.completion, columns.gap, columns.yi, columns.light];
  return sheet(text.kind(kind), text.kindSheetTitle(text.kind(kind), dayWords(figures.scope.asOf)), heads, {
    widths: [20, 10, 10, 12, 13, 14, 12],
    rows: [...rows, sumRow(figures, own, rows.length), ...(area ? [figureRow(areaName(figures), area)] : [])],
    about: [...about, text.countRule, text.sumRule(areaName(figures))],
  });
}

function figureRow(name: string, figure: BulletinFigure): RowSpec {
  return {
    height: 20,
    cells: [
      { value: name, look: 'name' },
      { value: figure.target, look: 'whole' },
      countCell(figure.count),
      { value: figure.completion ?? '—', look: 'percent' },
      { value: figure.gapPoints ?? '—', look: 'points' },
      { value: figure.yuan / YUAN_PER_YI, look: 'yi' },
      { value: text.light(figure.light), look: figure.light.color },
    ],
  };
}

function countCell(count: number): CellSpec {
  // A format with optional decimals would leave a bare point behind whole numbers.
  return { value: count, look: Number.isInteger(count) ? 'whole' : 'count' };
}

function sumRow(figures: BulletinFigures, own: readonly BulletinFigure[], count: number): RowSpec {
  const last = FIRST_ROW + count - 1;
  const row = last + 1;
  const sum = (pick: (figure: BulletinFigure) => number): number => own.reduce((total, figure) => total + pick(figure), 0);
  const [target, done] = [sum((figure) => figure.target), sum((figure) => figure.count)];
  const total = (column: string, value: number, look: string): CellSpec => ({
    formula: `SUM(${column}${FIRST_ROW}:${column}${last})`,
    value,
    look,
  });
  const share = figures.scheduleShare;
  return {
    height: 22,
    cells: [
      { value: text.total, look: 'heading' },
      total('B', target, 'whole'),
      total('C', done, Number.isInteger(done) ? 'whole' : 'count'),
      { formula: `IF(B${row}=0,"—",C${row}/B${row})`, value: target === 0 ? '—' : done / target, look: 'percent' },
      {
        formula: `IF(B${row}=0,"—",ROUND((C${row}/B${row}-${share})*100,1))`,
        value: target === 0 ? '—' : Math.round((done / target - share) * 1_000) / 10,
        look: 'points',
      },
      total('F', sum((figure) => figure.yuan) / YUAN_PER_YI, 'yi'),
      { value: null, look: 'text' },
    ],
  };
}

function rankSheets(figures: BulletinFigures, about: readonly string[]): readonly SheetSpec[] {
  if (figures.ranking === 'none') return [];
  const spared = new Set(sparedUnits(figures));
  const rows = figures.groups.flatMap(({ id, name }) =>
    figures.units
      .filter((unit) => unit.groupId === id)
      .toSorted((left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity))
      .map((unit): RowSpec => ({
        height: 20,
        cells: [
          { value: name, look: 'text' },
          { value: text.rank(unit.rank, unit.tied), look: 'text' },
          { value: unit.name, look: 'name' },
          { value: unit.points ?? '—', look: 'score' },
          { value: unit.unranked ?? (spared.has(unit) ? unit.exempt : unit.tail ? text.tail : ''), look: 'name' },
        ],
      })),
  );
  const heads = [columns.group, columns.rank, columns.unit, columns.points, columns.remark];
  const ranked = [...about, text.rankedBy(text.basis(figures.rankedBy))];
  return [sheet(text.rankSheet, text.rankSheet, heads, { widths: [14, 14, 22, 12, 44], rows, about: ranked })];
}

function changeSheets({ corrects }: FrozenBulletin, about: readonly string[]): readonly SheetSpec[] {
  if (corrects === null) return [];
  const table = correctionTable(corrects.changes, '');
  const rows = table.rows.map((row): RowSpec => ({
    cells: row.map((value, index) => ({ value, look: index === 2 || index === 3 ? 'text' : 'name' })),
  }));
  const title = text.changeTitle(corrects.notice);
  const heads = table.columns.map(({ heading }) => heading);
  return [sheet(text.changeSheet, title, heads, { widths: [18, 24, 12, 12, 48], rows, about })];
}

function sheet(
  name: string,
  title: string,
  heads: readonly string[],
  content: { widths: readonly number[]; rows: readonly RowSpec[]; about: readonly string[] },
): SheetSpec {
  const last = String.fromCharCode(64 + heads.length);
  const notesAt = FIRST_ROW + content.rows.length;
  const [lead = '', ...notes] = content.about;
  return {
    name,
    columns: content.widths.map((width) => ({ width })),
    rows: [
      { height: 34, cells: [{ value: title, look: 'title' }] },
      { height: 34, cells: [{ value: lead, look: 'line' }] },
      { height: 34, cells: heads.map((value) => ({ value, look: 'heading' })) },
      ...content.rows,
      ...notes.map((value) => ({ height: 46, cells: [{ value, look: 'line' }] })),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`, ...notes.map((_, index) => `A${notesAt + index}:${last}${notesAt + index}`)],
    frozen: { rows: FIRST_ROW - 1, columns: 1 },
    print: { paper: 'a4', orientation: 'portrait', repeatRows: [3, 3] },
  };
}
