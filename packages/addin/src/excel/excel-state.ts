import { readStatePart, STATE_NAMESPACE, writeStatePart } from '@double-hundred/shared/workbook/state-part';
import type { ExcelCustomXmlPart } from './excel-api.ts';
import type { ExcelStep } from './excel-batch.ts';

/** The text kept under a key in a custom XML part, of the form that templates and the workbench use. */
export async function loadExcelState(excel: ExcelStep, key: string): Promise<string | null> {
  return (await findParts(excel, key))[0]?.text ?? null;
}

/**
 * Puts the text into its part, or takes the part away for null. Parts that a copy of the file doubled become one. `known`
 * remembers the parts by key, so that a text of megabytes is not fetched to be replaced.
 */
export async function saveExcelState(
  excel: ExcelStep,
  known: Map<string, string>,
  key: string,
  text: string | null,
): Promise<void> {
  const part = (await knownPart(excel, known.get(key))) ?? (await onlyPart(excel, key));
  known.delete(key);
  if (text === null) part?.delete();
  else if (part) {
    part.setXml(writeStatePart(key, text));
    known.set(key, part.id);
  } else excel.workbook.customXmlParts.add(writeStatePart(key, text));
  await excel.sync();
}

async function knownPart(excel: ExcelStep, id: string | undefined): Promise<ExcelCustomXmlPart | null> {
  if (id === undefined) return null;
  const part = excel.workbook.customXmlParts.getItemOrNullObject(id);
  part.load('id');
  await excel.sync();
  return part.isNullObject ? null : part;
}

async function onlyPart(excel: ExcelStep, key: string): Promise<ExcelCustomXmlPart | null> {
  const [first, ...doubled] = await findParts(excel, key);
  for (const { part } of doubled) part.delete();
  return first?.part ?? null;
}

async function findParts(excel: ExcelStep, key: string): Promise<readonly { part: ExcelCustomXmlPart; text: string }[]> {
  const parts = excel.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
  parts.load('items/id');
  await excel.sync();
  if (parts.items.length === 0) return [];
  const texts = parts.items.map((part) => ({ part, xml: part.getXml() }));
  await excel.sync();
  return texts.flatMap(({ part, xml }) => {
    const read = readStatePart(xml.value);
    return read?.key === key ? [{ part, text: read.json }] : [];
  });
}
