import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { type WorkbookRefusal, workbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { GridCell, MergedArea, SheetGrid } from '@double-hundred/shared/workbook/grid';
import { columnNumber, parseArea } from './area.ts';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { attribute, cellText, isSet, scanXml } from './xml-scan.ts';

/** What the cells of a sheet refer to: shared strings by index, number formats by style index. */
export interface SheetTables {
  readonly strings: readonly string[];
  readonly formats: readonly (string | undefined)[];
}

/** Reads the cells, merges and hidden rows of a worksheet part. Formatted cells without content are passed over. */
export function scanSheet(
  name: string,
  xml: string,
  tables: SheetTables,
): Result<Omit<SheetGrid, 'visibility'>, WorkbookRefusal> {
  const rows: (GridCell | undefined)[][] = [];
  const merges: MergedArea[] = [];
  const hiddenRows: number[] = [];
  let rowNumber = 0;
  let rowHidden = false;
  let filledRows = 0;
  let filledCells = 0;
  let row: (GridCell | undefined)[] | null = null;
  let column = 0;
  let cell = emptyCell();
  let reading: 'value' | 'formula' | 'inline' | null = null;
  let inPhonetic = false;

  const outcome = scanXml(xml, {
    open(tag, attributes) {
      switch (tag) {
        case 'row':
          rowNumber = Number(attribute(attributes, 'r')) || rowNumber + 1;
          rowHidden = isSet(attributes, 'hidden');
          row = null;
          column = 0;
          break;
        case 'c': {
          const reference = attribute(attributes, 'r');
          column = reference ? columnNumber(reference) : column + 1;
          cell = { ...emptyCell(), type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? '0') };
          break;
        }
        case 'v':
          reading = 'value';
          break;
        case 'f':
          reading = 'formula';
          cell.hasFormula = true;
          break;
        case 't':
          if (cell.type === 'inlineStr' && !inPhonetic) reading = 'inline';
          break;
        case 'rPh':
          inPhonetic = true;
          break;
        case 'mergeCell': {
          const area = parseArea(attribute(attributes, 'ref') ?? '');
          if (area) merges.push(area);
          break;
        }
        default:
      }
    },
    close(tag) {
      if (tag === 'v' || tag === 'f' || tag === 't') reading = null;
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 'c') {
        const content = gridCell(cell, tables);
        if (!content) return;
        if (row === null) {
          row = rows[rowNumber - 1] ?? [];
          rows[rowNumber - 1] = row;
          filledRows += 1;
          if (rowHidden) hiddenRows.push(rowNumber);
        }
        filledCells += 1;
        if (filledCells <= ARCHIVE_LIMITS.cells) row[column - 1] = content;
      }
    },
    text(text) {
      if (reading === 'formula') cell.formula += text;
      else if (reading !== null) cell.value += text;
    },
  });
  if (outcome === 'doctype') return err(workbookRefusal('XML_DOCTYPE', { part: name }));
  if (outcome === 'malformed') return err(workbookRefusal('FILE_DAMAGED', { part: name }));
  if (filledRows > ARCHIVE_LIMITS.rows) {
    return err(workbookRefusal('TOO_MANY_ROWS', { part: name, found: filledRows, limit: ARCHIVE_LIMITS.rows }));
  }
  if (filledCells > ARCHIVE_LIMITS.cells)
    return err(workbookRefusal('TOO_MANY_CELLS', { part: name, limit: ARCHIVE_LIMITS.cells }));
  return ok({ name, rows, merges, hiddenRows });
}

interface RawCell {
  type: string;
  style: number;
  value: string;
  formula: string;
  hasFormula: boolean;
}

function emptyCell(): RawCell {
  return { type: 'n', style: 0, value: '', formula: '', hasFormula: false };
}

function gridCell(cell: RawCell, tables: SheetTables): GridCell | null {
  if (cell.value === '') return null;
  const value = rawValue(cell, tables);
  if (value === '') return null;
  const format = tables.formats[cell.style];
  return {
    value: cell.type === 'e' ? null : value,
    ...(format === undefined ? {} : { format }),
    ...(cell.type === 'e' ? { error: cell.value } : {}),
    ...(cell.hasFormula ? { formula: cellText(cell.formula) } : {}),
  };
}

function rawValue(cell: RawCell, tables: SheetTables): string | number | boolean {
  switch (cell.type) {
    case 's':
      return tables.strings[Number(cell.value)] ?? '';
    case 'b':
      return cell.value === '1' || cell.value === 'true';
    case 'n': {
      const number = Number(cell.value);
      return Number.isFinite(number) ? number : cellText(cell.value);
    }
    case 'd':
      return cell.value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '');
    default:
      return cellText(cell.value);
  }
}
