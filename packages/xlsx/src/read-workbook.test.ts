import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS } from './archive-limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { deflatedPart, joinParts, type ZipPart } from './write-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  readonly sheet?: string;
  readonly workbook?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly more?: readonly ZipPart[];
}

async function workbookOf(parts: Parts): Promise<Uint8Array> {
  const sheet = parts.sheet ?? '<row r="1"><c r="A1"><v>1</v></c></row>';
  return joinParts([
    await deflatedPart(
      '_rels/.rels',
      `<Relationships><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    await deflatedPart(
      'xl/workbook.xml',
      parts.workbook ?? `<workbook xmlns="${MAIN}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    await deflatedPart(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    ),
    await deflatedPart(
      'xl/worksheets/sheet1.xml',
      sheet.startsWith('<?xml') ? sheet : `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
    await deflatedPart('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${parts.strings ?? ''}</sst>`),
    await deflatedPart(
      'xl/styles.xml',
      parts.styles ?? `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    ),
    ...(parts.more ?? []),
  ]);
}

async function refusalOf(bytes: Uint8Array) {
  const read = await readWorkbook(bytes);
  return read.ok ? null : read.error;
}

async function firstSheet(parts: Parts) {
  const read = await readWorkbook(await workbookOf(parts));
  if (!read.ok) throw new Error(read.error.message);
  const sheet = read.value.sheets[0];
  if (!sheet) throw new Error('no sheet');
  return { ...sheet, workbook: read.value };
}

describe('refusals', () => {
  test.each([
    ['FILE_NOT_XLSX', '文件里只有文字', new TextEncoder().encode('项目名称,总投资')],
    ['FILE_NOT_XLSX', '空文件', new Uint8Array()],
    ['FILE_LOCKED_OR_OLD', '旧版 .xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['FILE_TOO_LARGE', '过大', new Uint8Array(ARCHIVE_LIMITS.fileBytes + 1)],
  ])('XLSX %s: %s', async (code, _, bytes) => {
    expect(await refusalOf(bytes)).toMatchObject({ code, message: expect.stringMatching(/^[^。]+。$/) });
  });

  test('XLSX a zip that is no workbook is told from a damaged one', async () => {
    expect((await refusalOf(joinParts([await deflatedPart('word/document.xml', '<a/>')])))?.code).toBe('FILE_NOT_XLSX');
    const bytes = await workbookOf({});
    expect((await refusalOf(bytes.subarray(0, bytes.length - 30)))?.code).toBe('FILE_DAMAGED');
    const broken = bytes.slice();
    broken.fill(0xff, 60, 120);
    expect((await refusalOf(broken))?.code).toMatch(/FILE_DAMAGED|ARCHIVE_SIZE_FALSE|FILE_NOT_XLSX/);
  });

  test('XLSX too many parts, too much content and too high a ratio are refused from the directory alone', async () => {
    const part = await deflatedPart('a.xml', '<a/>');
    const many = Array.from({ length: 1_001 }, (_, index) => ({ ...part, name: `p${index}.xml` }));
    expect((await refusalOf(await workbookOf({ more: many })))?.code).toBe('ARCHIVE_TOO_MANY_ENTRIES');
    const huge = { ...part, name: 'huge.xml', inflatedSize: ARCHIVE_LIMITS.inflatedBytes };
    expect((await refusalOf(await workbookOf({ more: [huge] })))?.code).toBe('ARCHIVE_TOO_LARGE');
    const dense = await deflatedPart('dense.xml', ' '.repeat(5_000_000));
    expect((await refusalOf(await workbookOf({ more: [dense] })))?.code).toBe('ARCHIVE_RATIO');
  });

  test('XLSX a part that holds more than its directory says is not inflated further', async () => {
    const honest = await deflatedPart(
      'xl/worksheets/sheet1.xml',
      `<worksheet><sheetData>${'<row/>'.repeat(20_000)}</sheetData></worksheet>`,
    );
    const bytes = joinParts([
      await deflatedPart('xl/workbook.xml', `<workbook><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`),
      await deflatedPart(
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      { ...honest, inflatedSize: 100 },
    ]);
    expect((await refusalOf(bytes))?.code).toBe('ARCHIVE_SIZE_FALSE');
  });

  test('XLSX a document type declaration is refused wherever it stands', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>';
    expect((await refusalOf(await workbookOf({ sheet: `${bomb}<worksheet><sheetData/></worksheet>` })))?.code).toBe(
      'XML_DOCTYPE',
    );
    expect((await refusalOf(await workbookOf({ workbook: `${bomb}<workbook/>` })))?.code).toBe('XML_DOCTYPE');
    expect((await refusalOf(await workbookOf({ strings: `${bomb}<si/>` })))?.code).toBe('XML_DOCTYPE');
  });

  test('XLSX more than 50,000 filled rows are refused; formatted ghost rows down to the last one are not', async () => {
    const rows = Array.from(
      { length: 50_001 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
    ).join('');
    expect(await refusalOf(await workbookOf({ sheet: rows }))).toMatchObject({
      code: 'TOO_MANY_ROWS',
      message: expect.stringContaining('50001'),
    });
    const ghosts = Array.from(
      { length: 2_000 },
      (_, index) => `<row r="${1_046_577 + index}" hidden="1"><c r="A${1_046_577 + index}" s="1"/></row>`,
    ).join('');
    const sheet = await firstSheet({ sheet: `<row r="1"><c r="A1"><v>7</v></c></row>${ghosts}` });
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.hiddenRows).toEqual([]);
  });
});

describe('cells', () => {
  test('D04 a day stays a serial number beside its number format; the date system is told', async () => {
    const sheet = await firstSheet({
      workbook: `<workbook><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`,
      styles: `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="58"/></cellXfs></styleSheet>`,
      sheet: '<row><c s="1"><v>44450.5</v></c><c s="2"><v>44450</v></c><c s="3"><v>1</v></c><c><v>13800001111</v></c></row>',
    });
    expect(sheet.workbook.dateSystem).toBe(1904);
    expect(sheet.rows[0]).toEqual([
      { value: 44_450.5, format: 'yyyy/m/d' },
      { value: 44_450, format: 'yyyy"年"m"月"' },
      { value: 1, format: 'm"月"d"日"' },
      { value: 13_800_001_111 },
    ]);
  });

  test('N07 a formula gives its kept value, or its error text', async () => {
    const sheet = await firstSheet({
      sheet:
        '<row r="2"><c r="B2"><f>A1*2</f><v>24</v></c><c r="C2" t="e"><f>#REF!*1.2</f><v>#REF!</v></c><c r="D2" t="str"><f>A1&amp;"x"</f><v>a&lt;x</v></c><c r="E2" t="str"><f>""</f><v></v></c></row>',
    });
    expect(sheet.rows[0]).toBeUndefined();
    expect(sheet.rows[1]).toEqual([
      undefined,
      { value: 24, formula: 'A1*2' },
      { value: null, error: '#REF!', formula: '#REF!*1.2' },
      { value: 'a<x', formula: 'A1&"x"' },
    ]);
  });

  test('T02 shared, inline and rich text are read whole, without phonetic readings', async () => {
    const sheet = await firstSheet({
      strings:
        '<si><t xml:space="preserve"> 甲&amp;乙 </t></si><si><r><rPr><b/></rPr><t>年产</t></r><r><t>12万_x000D_</t></r><rPh sb="0" eb="1"><t>かな</t></rPh></si><si/>',
      sheet:
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>行内</t></is></c><c t="b"><v>1</v></c><c t="s"><v>2</v></c></row>',
    });
    expect(sheet.rows[0]?.map((cell) => cell?.value)).toEqual([' 甲&乙 ', '年产12万\r', '行内', true]);
  });

  test('S06 prefixed tags, hidden rows, merges, > inside attributes and hidden sheets are understood', async () => {
    const sheet = await firstSheet({
      workbook: `<x:workbook xmlns:x="${MAIN}"><x:sheets><x:sheet name="A &amp; B" state="veryHidden" d:id="rId1"/></x:sheets></x:workbook>`,
      sheet: `<?xml version="1.0"?><!-- 注 --><x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="3" hidden="true"><x:c r="AA3"><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:C2"/></x:mergeCells><x:dataValidation prompt="须 > 0"/></x:worksheet>`,
    });
    expect(sheet).toMatchObject({
      name: 'A & B',
      visibility: 'veryHidden',
      hiddenRows: [3],
      merges: [{ top: 1, left: 1, bottom: 2, right: 3 }],
    });
    expect(sheet.rows[2]?.[26]).toEqual({ value: 1 });
  });
});
