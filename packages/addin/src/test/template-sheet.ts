import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { type FileState, newFileState } from '@double-hundred/shared/sync/file-state';
import { ROW_ID_HEADING } from '@double-hundred/shared/workbook/layout';
import { templateMemory } from '@double-hundred/shared/workbook/remembered-layout';
import { FILE_STATE_KEY } from '@double-hundred/shared/workbook/state-part';
import { createMemorySheet, type MemorySheetSeed } from '../memory/memory-sheet.ts';
import { columnAt, FIRST_ROW, sampleSheet } from './sample-sheet.ts';

/** The column of row ids in a sample template. */
export const ID_COLUMN = projectsLedger.columns.length + 2;

/** The sheet of a sample template, and the id of its nth row from 1. */
export const TEMPLATE_SHEET = '项目台账';
export function sampleId(number: number): string {
  return `r${String(number).padStart(27, '0')}`;
}

/** A workbook as the server hands it out: ids in a hidden column, table, lists, marks, and the state of the file. */
export function templateWorkbook(
  projects: readonly Readonly<Record<string, FieldValue>>[],
  changes: { readonly seed?: Partial<MemorySheetSeed>; readonly state?: Partial<FileState> } = {},
): ReturnType<typeof createMemorySheet> {
  const plain = sampleSheet(projects);
  const rows = plain.rows.map((row, index) => {
    const line = Array.from({ length: ID_COLUMN }, (_, column) => row[column] ?? null);
    if (index === FIRST_ROW - 2) line[ID_COLUMN - 1] = ROW_ID_HEADING;
    if (index >= FIRST_ROW - 1 && index < FIRST_ROW - 1 + projects.length)
      line[ID_COLUMN - 1] = { value: sampleId(index - FIRST_ROW + 2), format: '@' };
    return line;
  });
  const columns = projectsLedger.columns.map(({ key }) => columnAt(key));
  const seed: MemorySheetSeed = {
    ...plain,
    name: TEMPLATE_SHEET,
    rows,
    hiddenColumns: [ID_COLUMN],
    tables: ['dh_table_projects'],
    listColumns: columns,
    markColumns: columns,
    ...changes.seed,
  };
  const sheet = createMemorySheet([seed]);
  const identity = { fileId: 'f1', replicaId: 'c1', unit: 'shiqiao', ledger: 'projects', schemaVersion: projectsLedger.version };
  const shadow = Object.fromEntries(
    projects.map((fields, index) => [sampleId(index + 1), { rev: 1, epoch: 'e1', fields: { ...fields } }]),
  );
  const state: FileState = {
    ...newFileState(identity),
    epoch: 'e1',
    shadow,
    layout: templateMemory(projectsLedger, TEMPLATE_SHEET),
    ...changes.state,
  };
  sheet.workbook.state.set(FILE_STATE_KEY, JSON.stringify(state));
  return sheet;
}
