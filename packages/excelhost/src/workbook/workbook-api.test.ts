import { describe, expect, it } from 'vitest';
import { createExcelHost } from '../host/create-excel-host.ts';
import { LEDGER, openLedger, PLAIN } from '../testing/open-ledger.ts';

describe('XL the workbook through the real client', () => {
  it('XL70 adds, renames, moves, hides and deletes sheets, and keeps one visible', async () => {
    const { host, run, refusal } = openLedger(PLAIN);
    await run((context) => {
      const added = context.workbook.worksheets.add('汇总');
      added.name = '汇总表';
      added.position = 0;
      added.visibility = 'VeryHidden';
      context.workbook.worksheets.getItem('说明').activate();
    });
    expect(host.dump().sheets.map((sheet) => [sheet.name, sheet.visibility])).toEqual([
      ['汇总表', 'veryHidden'],
      ['台账', 'visible'],
      ['说明', 'visible'],
    ]);
    expect(host.dump().active).toBe('说明');
    expect(await refusal((context) => void context.workbook.worksheets.add('台账'))).toBe('ItemAlreadyExists');
    expect(await refusal((context) => void context.workbook.worksheets.add('a/b'))).toBe('InvalidArgument');
    expect(await refusal((context) => context.workbook.worksheets.getItem('汇总表').delete())).toBe('GeneralException');
    await run((context) => context.workbook.worksheets.getItem('说明').delete());
    expect(await refusal((context) => context.workbook.worksheets.getItem('台账').delete())).toBe('GeneralException');
  });

  it('XL71 keeps settings with dates and objects, and gives a null object for an unknown key', async () => {
    const { host, run } = openLedger(PLAIN);
    await run((context) => void context.workbook.settings.add('k', { day: new Date(0), list: [1, '二'] }));
    const { known, unknown } = await run((context) => ({
      known: context.workbook.settings.getItem('k').load('value'),
      unknown: context.workbook.settings.getItemOrNullObject('没有').load('value'),
    }));
    expect((known.value as { list: unknown[] }).list).toEqual([1, '二']);
    expect(unknown.isNullObject).toBe(true);
    await run((context) => context.workbook.settings.getItem('k').delete());
    expect(host.dump().settings).toEqual({});
  });

  it('XL72 keeps custom XML parts, finds them by namespace, replaces and deletes them, and refuses what is no XML', async () => {
    const { host, run, refusal } = openLedger(PLAIN);
    await run((context) => {
      context.workbook.customXmlParts.add('<a xmlns="urn:a">〃&lt;</a>');
      context.workbook.customXmlParts.add('<?xml version="1.0"?><b:b xmlns:b="urn:b"/>');
    });
    const found = await run(async (context) => {
      const part = context.workbook.customXmlParts.getByNamespace('urn:a').getOnlyItemOrNullObject();
      const xml = part.getXml();
      const other = context.workbook.customXmlParts.getByNamespace('urn:c').getOnlyItemOrNullObject().load('id');
      await context.sync();
      part.setXml('<a xmlns="urn:a">neu</a>');
      return { xml: xml.value, none: other.isNullObject };
    });
    expect(found).toEqual({ xml: '<a xmlns="urn:a">〃&lt;</a>', none: true });
    expect(host.dump().customXml[0]).toBe('<a xmlns="urn:a">neu</a>');
    expect(await refusal((context) => void context.workbook.customXmlParts.add('<a>'))).toBe('InvalidArgument');
    await run((context) => context.workbook.customXmlParts.getByNamespace('urn:b').getOnlyItem().delete());
    expect(host.dump().customXml).toHaveLength(1);
  });

  it('XL73 keeps names of the workbook and of a sheet, and finds their cells', async () => {
    const { run, refusal } = openLedger(PLAIN);
    const range = await run((context) => {
      const sheet = context.workbook.worksheets.getItem('台账');
      context.workbook.names.add('区域', sheet.getRange('A2:B3'));
      sheet.names.add('本表', sheet.getRange('A1'));
      return context.workbook.names.getItem('区域').getRange().load('address');
    });
    expect(range.address).toBe('台账!A2:B3');
    expect(await refusal((context) => void context.workbook.names.add('区域', '=1'))).toBe('ItemAlreadyExists');
    expect(await refusal((context) => void context.workbook.names.add('A1', '=1'))).toBe('InvalidArgument');
  });

  it('XL74 keeps custom properties and frozen panes of a sheet, the selection, and the protection of the structure', async () => {
    const { host, run, refusal } = openLedger(PLAIN);
    const { property, selected, frozen } = await run((context) => {
      const sheet = context.workbook.worksheets.getItem('台账');
      sheet.customProperties.add('ledgerId', 'L1');
      sheet.freezePanes.freezeRows(2);
      sheet.getRange('B3').select();
      return {
        property: sheet.customProperties.getItemOrNullObject('LEDGERID').load('value'),
        selected: context.workbook.getSelectedRange().load('address'),
        frozen: sheet.freezePanes.getLocationOrNullObject().load('address'),
      };
    });
    expect([property.value, selected.address, frozen.address]).toEqual(['L1', '台账!B3', '台账!1:2']);
    await run((context) => context.workbook.protection.protect());
    expect(await refusal((context) => void context.workbook.worksheets.add('新'))).toBe('AccessDenied');
    expect(host.dump().sheets[0]?.frozen).toEqual({ rows: 2, columns: 0 });
  });

  it('XL75 tells from which year it counts days by what DATE gives', async () => {
    const serial = (dateSystem: 1900 | 1904) =>
      openLedger({ ...PLAIN, dateSystem }).run((context) => context.workbook.functions.date(2000, 1, 1).load('value'));
    expect((await serial(1900)).value).toBe(36526);
    expect((await serial(1904)).value).toBe(35064);
  });

  it('XL76 is dumped to the plain data it was loaded from, and loaded from its own dump again', () => {
    const first = createExcelHost(LEDGER).dump();
    expect(first.sheets[0]?.rows.slice(0, 3)).toEqual([
      ['项目名称', '总投资', '签约日期'],
      ['甲', 12000, { value: 46266, format: 'yyyy-mm-dd' }],
      ['乙', '1.2亿'],
    ]);
    expect(first.sheets[0]?.tables?.[0]).toMatchObject({ name: '项目表', area: { top: 1, left: 1, bottom: 4, right: 3 } });
    expect(createExcelHost(first).dump()).toEqual(first);
  });
});
