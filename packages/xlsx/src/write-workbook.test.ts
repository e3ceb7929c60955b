import { describe, expect, test } from 'vitest';
import { readPart } from './archive.ts';
import { readWorkbook } from './read-workbook.ts';
import type { WorkbookSpec } from './workbook-spec.ts';
import { writeWorkbook } from './write-workbook.ts';

const LONG = 'x'.repeat(300);

const spec: WorkbookSpec = {
  title: '测试 <&>',
  looks: { text: { format: '@', border: 'thin' }, money: { format: '#,##0.00' }, plain: {} },
  customXml: ['<a xmlns="urn:a">一</a>', '<b/>'],
  names: [{ name: 'dh_words', range: '选项!$A$1:$A$2' }],
  taskPane: {
    addinId: '6f1f7c0a-5d0b-4c58-9a43-2e0c5b7a1d64',
    version: '0.1.0.0',
    store: '\\\\server\\a&b',
    storeType: 'FileSystem',
  },
  sheets: [
    {
      name: '台账',
      columns: [{ width: 10, look: 'text' }, { width: 20, hidden: true }, { width: 8 }],
      rows: [
        { height: 30, cells: [{ value: '标题' }] },
        {
          cells: [
            { value: '=1+1', look: 'text' },
            { value: 12_000.5, look: 'money' },
            { value: true },
            null,
            { formula: 'SUM(B2:B2)', value: 12_000.5 },
          ],
        },
        { cells: [{ value: ' 两端空格 & <角>\r\n换行_x000D_\u0001' }, { value: null, look: 'plain' }, { value: '#N/A' }] },
      ],
      merges: ['A1:C1'],
      frozen: { rows: 1, columns: 1 },
      filter: 'A2:C3',
      validations: [
        { range: 'A3:A9', source: '选项!$A$1:$A$2', prompt: LONG, promptTitle: LONG, error: LONG },
        { range: 'B3:B9', prompt: '说明' },
        { range: 'C3:C9', closed: true, error: '请不要填写' },
      ],
      conditionals: [
        { range: 'A3:A9', formula: '$A3=""', look: { fill: 'FFEB9C', border: 'dashed', borderColor: 'C00000', italic: true } },
      ],

      print: { paper: 'a3', orientation: 'landscape', repeatRows: [1, 2] },
    },
    { name: '选项', visibility: 'veryHidden', columns: [], rows: [{ cells: [{ value: '甲' }] }] },
  ],
};

describe('writing', () => {
  test('XLSX what is written is read back, text that looks like a formula or an error as text', async () => {
    const read = await readWorkbook(await writeWorkbook(spec));
    if (!read.ok) throw new Error(read.error.message);
    const [ledger, lists] = read.value.sheets;
    expect(ledger?.rows[1]).toEqual([
      { value: '=1+1', format: '@' },
      { value: 12_000.5, format: '#,##0.00' },
      { value: true },
      undefined,
      { value: 12_000.5, formula: 'SUM(B2:B2)' },
    ]);
    expect(ledger?.rows[2]).toEqual([{ value: ' 两端空格 & <角>\n换行_x000D_' }, undefined, { value: '#N/A' }]);
    expect(ledger?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(lists?.visibility).toBe('veryHidden');
  });

  test('XLSX custom XML travels inside the file, with its relation and content type', async () => {
    const bytes = await writeWorkbook(spec);
    const read = await readWorkbook(bytes);
    expect(read.ok && read.value.customXml).toEqual(spec.customXml);
    expect(await readPart(bytes, '[Content_Types].xml')).toContain('/customXml/itemProps2.xml');
    expect(await readPart(bytes, 'xl/_rels/workbook.xml.rels')).toContain('../customXml/item2.xml');
  });

  test('XLSX columns keep the look of cells not yet filled; help never exceeds what Excel takes', async () => {
    const xml = await readPart(await writeWorkbook(spec), 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<col style="\d+" min="1"/);
    expect(/ prompt="(x+)"/.exec(xml)?.[1]).toHaveLength(255);
    expect(/ promptTitle="(x+)"/.exec(xml)?.[1]).toHaveLength(32);
    expect(/ error="(x+)"/.exec(xml)?.[1]).toHaveLength(225);
  });

  test('XLSX a mark has a fill, a frame and slanted letters; a closed range refuses what is typed; names stand for ranges', async () => {
    const bytes = await writeWorkbook(spec);
    const styles = await readPart(bytes, 'xl/styles.xml');
    const mark = /<dxf>([\s\S]*?)<\/dxf>/.exec(styles)?.[1] ?? '';
    expect(mark).toContain('<i/>');
    expect(mark).toContain('FFEB9C');
    expect(mark).toContain('style="dashed"');
    const sheet = await readPart(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/sqref="C3:C9"[^>]*errorStyle="stop"[^>]*><formula1>FALSE<\/formula1>/);
    expect(await readPart(bytes, 'xl/workbook.xml')).toContain('<definedName name="dh_words">选项!$A$1:$A$2</definedName>');
  });

  test('XLSX the pane of the add-in opens with the workbook: extension, pane and relations agree', async () => {
    const bytes = await writeWorkbook(spec);
    const extension = await readPart(bytes, 'xl/webextensions/webextension1.xml');
    expect(extension).toContain('<we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/>');
    expect(extension).toContain('store="\\\\server\\a&amp;b" storeType="FileSystem"');
    expect(await readPart(bytes, 'xl/webextensions/_rels/taskpanes.xml.rels')).toContain('Target="webextension1.xml"');
    expect(await readPart(bytes, '_rels/.rels')).toContain('Target="xl/webextensions/taskpanes.xml"');
    const types = await readPart(bytes, '[Content_Types].xml');
    expect(types).toContain('/xl/webextensions/taskpanes.xml');
    expect(types).toContain('/customXml/itemProps1.xml');
  });

  test('XLSX a look that was not described is a mistake of the caller', async () => {
    const wrong = { ...spec, sheets: [{ name: '台账', columns: [], rows: [{ cells: [{ value: 1, look: 'none' }] }] }] };
    await expect(writeWorkbook(wrong)).rejects.toThrow('none');
  });
});
