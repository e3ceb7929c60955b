import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { type WorkbookRefusal, workbookRefusal } from '@double-hundred/shared/message/workbook-refusals';
import type { SheetGrid, WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import { type Archive, openArchive } from './archive.ts';
import { readNumberFormats } from './number-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { scanSheet } from './sheet-scan.ts';
import { type Relation, readRelations, readWorkbookPart, type WorkbookPart } from './workbook-parts.ts';

const CUSTOM_XML_PART = /^customXml\/item\d*\.xml$/i;

/**
 * Reads an .xlsx file into raw values: days stay serial numbers beside their number format, formulas give their
 * kept value or error text. Limits are checked before anything is inflated. Runs in Node and in browsers.
 *
 * Our own scanner rather than the library's reader: that one turns serials into dates (the 1904 system and numbers
 * out of range are lost) and lays out every row down to the last formatted one, so it refuses many a clerk's file.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<WorkbookGrid, WorkbookRefusal>> {
  const opened = openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  const book = await openBook(archive);
  if (!book.ok) return book;
  const { part, folder, relations } = book.value;
  const tables = await readTables(archive, folder, relations);
  if (!tables.ok) return tables;

  const sheets: SheetGrid[] = [];
  for (const entry of part.sheets) {
    const relation = relations.get(entry.relation);
    if (relation?.kind !== 'worksheet') continue;
    const xml = await archive.text(relation.target);
    if (!xml.ok) return xml;
    if (xml.value === null) return err(workbookRefusal('FILE_DAMAGED', { part: entry.name }));
    const grid = scanSheet(entry.name, xml.value, tables.value);
    if (!grid.ok) return grid;
    sheets.push({ ...grid.value, visibility: entry.visibility });
  }
  if (sheets.length === 0) return err(workbookRefusal('NO_SHEET'));
  const customXml = await readCustomXml(archive);
  return customXml.ok ? ok({ dateSystem: part.dateSystem, sheets, customXml: customXml.value }) : customXml;
}

interface OpenBook {
  readonly part: WorkbookPart;
  readonly folder: string;
  readonly relations: ReadonlyMap<string, Relation>;
}

async function openBook(archive: Archive): Promise<Result<OpenBook, WorkbookRefusal>> {
  const root = await archive.text('_rels/.rels');
  if (!root.ok) return root;
  const office =
    root.value === null ? undefined : [...readRelations(root.value, '').values()].find(({ kind }) => kind === 'officeDocument');
  const path = office?.target ?? 'xl/workbook.xml';
  const xml = await archive.text(path);
  if (!xml.ok) return xml;
  if (xml.value === null || !path.endsWith('.xml')) return err(workbookRefusal('FILE_NOT_XLSX'));
  const part = readWorkbookPart(xml.value);
  if (part.hasDoctype) return err(workbookRefusal('XML_DOCTYPE', { part: path }));
  const slash = path.lastIndexOf('/');
  const folder = slash === -1 ? '' : path.slice(0, slash);
  const relationsXml = await archive.text(`${folder}/_rels/${path.slice(slash + 1)}.rels`.replace(/^\//, ''));
  if (!relationsXml.ok) return relationsXml;
  return ok({ part, folder, relations: readRelations(relationsXml.value ?? '', folder) });
}

async function readTables(archive: Archive, folder: string, relations: ReadonlyMap<string, Relation>) {
  const pathOf = (kind: string, name: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.target ?? `${folder}/${name}`;
  const strings = await archive.text(pathOf('sharedStrings', 'sharedStrings.xml'));
  if (!strings.ok) return strings;
  const styles = await archive.text(pathOf('styles', 'styles.xml'));
  if (!styles.ok) return styles;
  for (const [part, xml] of [
    ['sharedStrings.xml', strings.value],
    ['styles.xml', styles.value],
  ] as const) {
    if (xml?.slice(0, 4_096).includes('<!DOCTYPE')) return err(workbookRefusal('XML_DOCTYPE', { part }));
  }
  return ok({ strings: readSharedStrings(strings.value ?? ''), formats: readNumberFormats(styles.value ?? '') });
}

async function readCustomXml(archive: Archive): Promise<Result<readonly string[], WorkbookRefusal>> {
  const texts: string[] = [];
  for (const name of archive.names.filter((part) => CUSTOM_XML_PART.test(part)).sort()) {
    const text = await archive.text(name);
    if (!text.ok) return text;
    if (text.value !== null) texts.push(text.value);
  }
  return ok(texts);
}
