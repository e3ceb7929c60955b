import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import { parseArea } from './area.ts';
import { readPart } from './archive.ts';
import { customXmlParts } from './custom-xml-parts.ts';
import { joinPatches, NO_PARTS, patchArchive } from './patch-archive.ts';
import { sheetDataXml } from './sheet-data-xml.ts';
import { taskPaneParts } from './task-pane-parts.ts';
import type { CellLook, ConditionalSpec, PrintSpec, SheetSpec, ValidationSpec, WorkbookSpec } from './workbook-spec.ts';

const FONT = { name: '等线', size: 11 } as const;

/**
 * Writes a workbook. Runs in Node and in browsers; throws only when the description contradicts itself.
 *
 * The library writes everything but the cells: styles, validations, tables, print set-up. The cells are put in by us,
 * which is five times as fast and keeps large exports out of its per-cell objects; so are custom XML parts.
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const looks = Object.keys(spec.looks);
  const frame = await writeXlsx({
    properties: { title: spec.title, ...momentOf(spec) },
    defaultFont: FONT,
    ...(spec.names === undefined ? {} : { namedRanges: spec.names.map(({ name, range }) => ({ name, range })) }),
    sheets: spec.sheets.map((sheet, index) => ({ ...frameOf(sheet), ...(index === 0 ? { cells: legendOf(spec, looks) } : {}) })),
  });
  const legend = await readPart(frame, sheetPart(0));
  const styles = new Map(looks.map((look, index) => [look, styleIndexAt(legend, `${columnLetters(index + 1)}1`)]));
  const styleOf = (look: string | undefined): number => {
    if (look === undefined) return 0;
    const style = styles.get(look);
    if (style === undefined) throw new Error(`the workbook has no look called ${look}`);
    return style;
  };
  const sheets = spec.sheets.map((sheet, index) => [sheetPart(index), (xml: string) => withCells(xml, sheet, styleOf)] as const);
  const custom = customXmlParts(spec.customXml ?? []);
  const pane = spec.taskPane === undefined ? NO_PARTS : taskPaneParts(spec.taskPane);
  return patchArchive(frame, joinPatches([custom, pane, { added: [], changed: Object.fromEntries(sheets) }]));
}

function momentOf({ writtenAt }: WorkbookSpec): { created?: Date; modified?: Date } {
  return writtenAt === undefined ? {} : { created: new Date(writtenAt), modified: new Date(writtenAt) };
}

function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

// One cell of each look in the first row tells which index the library gave it.
function legendOf(spec: WorkbookSpec, looks: readonly string[]): NonNullable<WriteSheet['cells']> {
  return new Map(looks.map((look, index) => [`0,${index}`, { value: null, style: styleOf(spec.looks[look] ?? {}) }]));
}

function styleIndexAt(xml: string, address: string): number {
  return Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(xml)?.[1] ?? '0');
}

function withCells(xml: string, sheet: SheetSpec, styleIndex: (look: string | undefined) => number): string {
  const cells = sheetDataXml(sheet.rows, styleIndex);
  return xml
    .replace(/<dimension [^>]*\/>/, '')
    .replace(/<col min="(\d+)"/g, (whole, number: string) => {
      const style = styleIndex(sheet.columns[Number(number) - 1]?.look);
      return style === 0 ? whole : `<col style="${style}" min="${number}"`;
    })
    .replace(/<sheetData>[\s\S]*<\/sheetData>|<sheetData\/>/, () => cells);
}

function frameOf(sheet: SheetSpec): WriteSheet {
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, hidden }) => ({ width, ...(hidden === true ? { hidden } : {}) })),
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

function styleOf(look: CellLook): CellStyle {
  return {
    font: { ...FONT, ...(look.size === undefined ? {} : { size: look.size }), ...fontOf(look) },
    ...(look.fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: look.fill } } }),
    ...borderOf(look),
    alignment: {
      vertical: look.vertical ?? 'center',
      ...(look.horizontal === undefined ? {} : { horizontal: look.horizontal }),
      ...(look.wrap === undefined ? {} : { wrapText: look.wrap }),
    },
    ...(look.format === undefined ? {} : { numFmt: look.format }),
  };
}

function fontOf(look: CellLook): NonNullable<CellStyle['font']> {
  return {
    ...(look.bold === undefined ? {} : { bold: look.bold }),
    ...(look.italic === undefined ? {} : { italic: look.italic }),
    ...(look.color === undefined ? {} : { color: { rgb: look.color } }),
  };
}

function borderOf({ border, borderColor }: CellLook): Pick<CellStyle, 'border'> {
  if (border === undefined) return {};
  const side = { style: border, color: { rgb: borderColor ?? 'BFBFBF' } };
  return { border: { top: side, right: side, bottom: side, left: side } };
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
      ? spec.closed === true
        ? { type: 'custom', formula1: 'FALSE', showErrorMessage: true, errorStyle: 'stop' }
        : { type: 'custom', formula1: 'TRUE' }
      : { type: 'list', formula1: spec.source, showErrorMessage: true, errorStyle: spec.onOther ?? 'stop' }),
    ...(spec.prompt === undefined ? {} : { showInputMessage: true, inputMessage: spec.prompt.slice(0, 255) }),
    ...(spec.promptTitle === undefined ? {} : { inputTitle: spec.promptTitle.slice(0, 32) }),
    ...(spec.error === undefined ? {} : { errorMessage: spec.error.slice(0, 225) }),
  };
}

function conditionalOf(spec: ConditionalSpec, index: number): NonNullable<WriteSheet['conditionalRules']>[number] {
  const { fill } = spec.look;
  return {
    type: 'expression',
    priority: index + 1,
    formula: spec.formula,
    range: spec.range,
    style: {
      font: fontOf(spec.look),
      ...(fill === undefined
        ? {}
        : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } } }),
      ...borderOf(spec.look),
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
      fitToWidth: print.pagesWide ?? 1,
      fitToHeight: 0,
      horizontalCentered: (print.pagesWide ?? 1) === 1,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      ...(repeatRows === undefined ? {} : { printTitlesRow: `$${repeatRows[0]}:$${repeatRows[1]}` }),
      ...(repeatColumns === undefined ? {} : { printTitlesColumn: `$${repeatColumns[0]}:$${repeatColumns[1]}` }),
    },
    headerFooter: { oddFooter: print.footer ?? '&C第 &P 页，共 &N 页' },
  };
}
