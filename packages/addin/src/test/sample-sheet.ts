import { columnOf } from '@double-hundred/shared/ledger/definition';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { testDistrict } from '@double-hundred/shared/testing/district';
import { testProject } from '@double-hundred/shared/testing/project';
import { writeCell } from '@double-hundred/shared/value/write-cell';
import type { GridCell } from '@double-hundred/shared/workbook/grid';
import type { MemorySheetSeed } from '../memory/memory-sheet.ts';
import type { CellContent } from '../ports/sheet-port.ts';

/** First row below the heading of a sample sheet. */
export const FIRST_ROW = 4;

/** The 1-based column of a ledger column in a sample sheet; a running number stands before them. */
export function columnAt(key: string): number {
  return projectsLedger.columns.findIndex((column) => column.key === key) + 2;
}

/** A project with nothing wrong, told apart by a number. */
export function sampleProject(
  number: number,
  changes: Readonly<Record<string, FieldValue | null>> = {},
): Readonly<Record<string, FieldValue>> {
  const digits = String(number).padStart(4, '0');
  return testProject('签约', {
    projectName: `第${digits}号新材料生产项目`,
    projectCode: null,
    investor: `第${digits}号投资有限公司`,
    company: null,
    uscc: null,
    plannedStartDay: '2026-12-20',
    ...changes,
  });
}

/** The projects ledger as a unit keeps it: title, 单位 line, heading, rows, 合计. Cells can be given instead of values. */
export function sampleSheet(
  projects: readonly Readonly<Record<string, FieldValue>>[],
  cells: Readonly<Record<string, CellContent | GridCell>> = {},
): MemorySheetSeed {
  const { units } = testDistrict();
  const rows: (CellContent | GridCell)[][] = [
    ['石桥镇“双百”项目台账'],
    ['单位：万元'],
    ['序号', ...projectsLedger.columns.map((column) => column.heading)],
  ];
  projects.forEach((project, index) => {
    const line = projectsLedger.columns.map((column): GridCell | null => {
      const value = project[column.key];
      if (value === undefined) return null;
      const output = writeCell(column, value, { units });
      return { value: output.value, ...(output.format === undefined ? {} : { format: output.format }) };
    });
    rows.push([index + 1, ...line]);
  });
  for (const [address, cell] of Object.entries(cells)) {
    const [row = '', key = ''] = address.split(' ');
    const line = rows[Number(row) - 1];
    if (line && columnOf(projectsLedger, key)) line[columnAt(key) - 1] = cell;
  }
  rows.push(['合计'], ['填报人：', null, '联系电话：']);
  return { name: '项目台账', rows, merges: [{ top: 1, left: 1, bottom: 1, right: 12 }] };
}
