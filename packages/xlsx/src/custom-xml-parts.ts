import { type ArchivePatch, insertBefore } from './patch-archive.ts';

const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts and entries by which a workbook carries custom XML; the writing library cannot make them. */
export function customXmlParts(texts: readonly string[]): ArchivePatch {
  const numbers = texts.map((_, index) => index + 1);
  return {
    added: texts.flatMap((text, index) => [
      { name: `customXml/item${index + 1}.xml`, text },
      { name: `customXml/itemProps${index + 1}.xml`, text: itemProperties(index + 1) },
      {
        name: `customXml/_rels/item${index + 1}.xml.rels`,
        text: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/customXmlProps" Target="itemProps${index + 1}.xml"/></Relationships>`,
      },
    ]),
    changed: {
      '[Content_Types].xml': (xml) =>
        insertBefore(
          xml,
          '</Types>',
          numbers.map((number) => `<Override PartName="/customXml/itemProps${number}.xml" ContentType="${PROPERTIES_TYPE}"/>`),
        ),
      'xl/_rels/workbook.xml.rels': (xml) =>
        insertBefore(
          xml,
          '</Relationships>',
          numbers.map(
            (number) =>
              `<Relationship Id="rIdCustom${number}" Type="${RELATIONS}/customXml" Target="../customXml/item${number}.xml"/>`,
          ),
        ),
    },
  };
}

function itemProperties(number: number): string {
  const id = `{5B1D0E6A-2F4C-4C57-9D3B-${String(number).padStart(12, '0')}}`;
  return `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`;
}
