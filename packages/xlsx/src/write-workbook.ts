import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { customXmlParts } from './custom-xml-parts.ts';
import { parseArea } from './area.ts';
import { patchArchive } from './patch-archive.ts';
import type { CellLook, ConditionalSpec, PrintSpec, SheetSpec, ValidationSpec, WorkbookSpec } from './workbook-spec.ts';

type Styles = ReadonlyMap<string, CellStyle>;

const FONT = { name: '等线', size: 11 } as const;

/** Writes a workbook. Runs in Node and in browsers; throws only when the description contradicts itself. */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const styles: Styles = new Map(Object.entries(spec.looks).map(([name, look]) => [name, styleOf(look)]));
  const bytes = await writeXlsx({
    properties: { title: spec.title },
    defaultFont: FONT,
    sheets: spec.sheets.map((sheet) => writeSheetOf(sheet, styles)),
  });
  return spec.customXml === undefined || spec.customXml.length === 0 ? bytes : await patchArchive(bytes, customXmlParts(spec.customXml));
}

function writeSheetOf(sheet: SheetSpec, styles: Styles): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  sheet.rows.forEach((row, r) => {
    if (row.height !== undefined) rowDefs.set(r, { height: row.height });
    row.cells.forEach((cell, c) => {
      if (cell === null) return;
      const style = lookOf(styles, cell.look);
      const value = cell.value ?? null;
      cells.set(`${r},${c}`, {
        ...(style === undefined ? {} : { style }),
        ...(cell.formula === undefined ? { value } : { value: null, formula: cell.formula, formulaResult: value }),
      });
    });
  });
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, hidden }) => ({ width, ...(hidden === true ? { hidden } : {}) })),
    cells,
    rowDefs,
    merges: (sheet.merges ?? []).map(mergeOf),
    ...(sheet.frozen === undefined ? {} : { freezePane: sheet.frozen }),
    ...(sheet.filter === undefined ? {} : { autoFilter: { range: sheet.filter } }),
    ...(sheet.visibility === 'hidden' ? { hidden: true } : {}),
    ...(sheet.visibility === 'veryHidden' ? { veryHidden: true } : {}),
    tables: (sheet.tables ?? []).map(({ name, range, headings }) => ({
      name,
      range,
      columns: headings.map((heading) => ({ name: heading })),
      style: 'TableStyleLight1',
    })),
    dataValidations: (sheet.validations ?? []).map(validationOf),
    conditionalRules: (sheet.conditionals ?? []).map(conditionalOf),
    ...(sheet.print === undefined ? {} : printOf(sheet.print)),
  };
}

function lookOf(styles: Styles, look: string | undefined): CellStyle | undefined {
  if (look === undefined) return undefined;
  const style = styles.get(look);
  if (style === undefined) throw new Error(`the workbook has no look called ${look}`);
  return style;
}

function styleOf(look: CellLook): CellStyle {
  const side = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
  return {
    font: {
      ...FONT,
      ...(look.size === undefined ? {} : { size: look.size }),
      ...(look.bold === undefined ? {} : { bold: look.bold }),
      ...(look.color === undefined ? {} : { color: { rgb: look.color } }),
    },
    ...(look.fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill } } }),
    ...(look.border === undefined ? {} : { border: { top: side, right: side, bottom: side, left: side } }),
    alignment: {
      vertical: look.vertical ?? 'center',
      ...(look.horizontal === undefined ? {} : { horizontal: look.horizontal }),
      ...(look.wrap === undefined ? {} : { wrapText: look.wrap }),
    },
    ...(look.format === undefined ? {} : { numFmt: look.format }),
  };
}

function mergeOf(range: string) {
  const area = parseArea(range);
  if (area === null) throw new Error(`no area: ${range}`);
  return { startRow: area.top - 1, startCol: area.left - 1, endRow: area.bottom - 1, endCol: area.right - 1 };
}

function validationOf(spec: ValidationSpec): NonNullable<WriteSheet['dataValidations']>[number] {
  return {
    range: spec.range,
    allowBlank: true,
    ...(spec.source === undefined
      ? { type: 'custom', formula1: 'TRUE' }
      : { type: 'list', formula1: spec.source, showErrorMessage: true, errorStyle: spec.onOther ?? 'stop' }),
    ...(spec.prompt === undefined ? {} : { showInputMessage: true, inputMessage: spec.prompt.slice(0, 255) }),
    ...(spec.promptTitle === undefined ? {} : { inputTitle: spec.promptTitle.slice(0, 32) }),
    ...(spec.error === undefined ? {} : { errorMessage: spec.error.slice(0, 225) }),
  };
}

function conditionalOf(spec: ConditionalSpec, index: number): NonNullable<WriteSheet['conditionalRules']>[number] {
  return {
    type: 'expression',
    priority: index + 1,
    formula: spec.formula,
    range: spec.range,
    style: {
      ...(spec.color === undefined ? {} : { font: { color: { rgb: spec.color } } }),
      ...(spec.fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: spec.fill }, bgColor: { rgb: spec.fill } } }),
    },
  };
}

function printOf(print: PrintSpec): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const { repeatRows, repeatColumns } = print;
  return {
    pageSetup: {
      paperSize: print.paper,
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      ...(repeatRows === undefined ? {} : { printTitlesRow: `$${repeatRows[0]}:$${repeatRows[1]}` }),
      ...(repeatColumns === undefined ? {} : { printTitlesColumn: `$${repeatColumns[0]}:$${repeatColumns[1]}` }),
    },
    headerFooter: { oddFooter: print.footer ?? '&C第 &P 页，共 &N 页' },
  };
}
