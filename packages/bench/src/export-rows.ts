import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { benchUnits } from './district.ts';
import { type RawCell, projectRow, rawCells } from './project-rows.ts';

export const EXPORT_COLUMNS = projectsLedger.columns.slice(0, 25);
export const LIST = ['签约', '注册', '立项', '开工', '竣工', '投产'];
/** Columns that get a list to choose from, as letters. */
export const LISTED = ['C', 'D', 'F', 'K', 'L'];

/** Rows of an export, 25 columns each. */
export function exportRows(count: number): RawCell[][] {
  const units = benchUnits(24);
  return Array.from({ length: count }, (_, number) =>
    rawCells(projectRow(number, units[number % 24]?.id ?? ''), units).slice(0, EXPORT_COLUMNS.length),
  );
}
