import { describe, expect, it } from 'vitest';
import { openLedger, PLAIN } from '../testing/open-ledger.ts';

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem('台账');

describe('XL ranges through the real client', () => {
  it('XL10 gives values, types, text, formulas and formats; empty is an empty text and errors are their text', async () => {
    const { host, run } = openLedger({
      sheets: [
        { name: '台账', rows: [[1.5, '甲', true, null, { value: null, error: '#N/A' }, { value: 46266, format: 'yyyy-mm-dd' }]] },
      ],
    });
    host.user.type('台账', 2, 1, '=A1*2');
    const range = await run((context) => sheetOf(context).getRange('A1:F2').load('values,valueTypes,text,formulas,numberFormat'));
    expect(range.values).toEqual([
      [1.5, '甲', true, '', '#N/A', 46266],
      [3, '', '', '', '', ''],
    ]);
    expect(range.valueTypes[0]).toEqual(['Double', 'String', 'Boolean', 'Empty', 'Error', 'Double']);
    expect(range.text[0]).toEqual(['1.5', '甲', 'TRUE', '', '#N/A', '2026-09-01']);
    expect(range.formulas[1]?.[0]).toBe('=A1*2');
    expect(range.numberFormat[0]?.[5]).toBe('yyyy-mm-dd');
  });

  it('XL11 reads a written text as typed text unless the cell has the text format or the text begins with an apostrophe', async () => {
    const { host, run } = openLedger(PLAIN);
    const texts = ['007', '2026-10-01', '1e4', '12%', '=1+1', 'TRUE', '110101199003077758'];
    await run((context) => {
      const sheet = sheetOf(context);
      sheet.getRange('D1:J1').values = [texts];
      sheet.getRange('D2:J2').numberFormat = [texts.map(() => '@')];
      sheet.getRange('D2:J2').values = [texts];
      sheet.getRange('D3:J3').values = [texts.map((text) => `'${text}`)];
    });
    const row = (number: number) => texts.map((_, index) => host.value('台账', number, 4 + index));
    expect(row(1)).toEqual([7, 46296, 10000, 0.12, 2, true, 110101199003077000]);
    expect(row(2)).toEqual(texts);
    expect(row(3)).toEqual(texts);
  });

  it('XL12 null leaves a cell alone, an empty text empties it, one value fills all, and an array of another shape is refused', async () => {
    const { host, run, refusal } = openLedger(PLAIN);
    await run((context) => {
      sheetOf(context).getRange('A2:B3').values = [
        [null, ''],
        ['丁', null],
      ];
      sheetOf(context).getRange('D1:E2').values = 5 as never;
    });
    expect(host.dump().sheets[0]?.rows[1]).toEqual(['甲', null, null, 5, 5]);
    expect([host.value('台账', 3, 1), host.value('台账', 3, 2), host.value('台账', 2, 5)]).toEqual(['丁', 300, 5]);
    expect(
      await refusal((context) => {
        sheetOf(context).getRange('A2:B3').values = [['x']];
      }),
    ).toBe('InvalidArgument');
  });

  it('XL13 finds cells by index, offset, bounds and use, and gives null objects where there is nothing', async () => {
    const { run } = openLedger(PLAIN);
    const found = await run((context) => {
      const sheet = sheetOf(context);
      const start = sheet.getRangeByIndexes(1, 0, 2, 2);
      return {
        start: start.load('address'),
        row: start.getRow(1).load('address'),
        below: start.getRowsBelow(2).load('address'),
        bounds: start.getBoundingRect('D9').load('address'),
        offset: start.getOffsetRange(1, 1).load('address'),
        used: sheet.getUsedRange(true).load('address'),
        column: start.getEntireColumn().load('address,values'),
        apart: start.getIntersectionOrNullObject(sheet.getRange('F9')).load('address'),
        empty: sheet.getRange('H1:H9').getUsedRangeOrNullObject(true).load('address'),
        none: context.workbook.worksheets.getItemOrNullObject('没有').load('name'),
      };
    });
    expect(
      [found.start, found.row, found.below, found.bounds, found.offset, found.used, found.column].map((range) => range.address),
    ).toEqual(['台账!A2:B3', '台账!A3:B3', '台账!A4:B5', '台账!A2:D9', '台账!B3:C4', '台账!A1:B4', '台账!A:B']);
    expect(found.column.values).toBeNull();
    expect([found.apart.isNullObject, found.empty.isNullObject, found.none.isNullObject]).toEqual([true, true, true]);
  });

  it('XL14 inserted rows take the format from above; formulas, names, merged areas and held ranges move along', async () => {
    const { host, run } = openLedger(PLAIN);
    await run(async (context) => {
      const sheet = sheetOf(context);
      context.workbook.names.add('合计格', sheet.getRange('B4'));
      const held = sheet.getRange('A4').load('address');
      await context.sync();
      sheet.getRange('3:4').insert('Down');
      held.load('address');
      await context.sync();
      expect(held.address).toBe('台账!A6');
    });
    const dump = host.dump();
    expect(dump.sheets[0]?.rows[5]).toEqual(['合计', { value: 12300, formula: '=SUM(B2:B5)' }]);
    expect(dump.sheets[0]?.merges).toEqual([{ top: 7, left: 1, bottom: 7, right: 2 }]);
    expect(dump.names[0]?.formula).toBe('=台账!$B$6');
    host.user.deleteRows('台账', 2, 5);
    expect(host.dump().names[0]?.formula).toBe('=台账!#REF!');
  });

  it('XL15 a partial insert that would tear a merged area or a table is refused and changes nothing', async () => {
    const { host, refusal } = openLedger(PLAIN);
    expect(await refusal((context) => void sheetOf(context).getRange('A1').insert('Down'))).toBe('MergedRangeConflict');
    const table = openLedger();
    expect(await table.refusal((context) => void sheetOf(context).getRange('A2').insert('Down'))).toBe('InsertDeleteConflict');
    expect([host.value('台账', 1, 1), table.host.value('台账', 2, 1)]).toEqual(['项目名称', '甲']);
  });

  it('XL16 hides rows and columns, finds what is visible, and tells mixed from all', async () => {
    const { host, run } = openLedger(PLAIN);
    host.user.hideRows('台账', [2]);
    const { all, one, visible, properties } = await run((context) => {
      const sheet = sheetOf(context);
      sheet.getRange('D:D').columnHidden = true;
      const range = sheet.getRange('A1:E4');
      return {
        all: range.load('rowHidden,columnHidden'),
        one: sheet.getRange('A2').load('rowHidden,hidden'),
        visible: range.getSpecialCellsOrNullObject('Visible').load('address'),
        properties: range.getRowProperties({ rowHidden: true }),
      };
    });
    expect([all.rowHidden, all.columnHidden, one.rowHidden]).toEqual([null, null, true]);
    expect(visible.address).toBe('台账!A1:C1,台账!E1,台账!A3:C4,台账!E3:E4');
    expect(properties.value.map((row) => row.rowHidden)).toEqual([false, true, false, false]);
    expect(host.dump().sheets[0]?.hiddenColumns).toEqual([4]);
  });

  it('XL17 a merged area keeps its first value, ignores writes into the rest, and is found', async () => {
    const { host, run } = openLedger(PLAIN);
    const { merged, none } = await run((context) => {
      const sheet = sheetOf(context);
      sheet.getRange('A2:A3').merge();
      sheet.getRange('A2:A3').values = [['x'], ['y']];
      return {
        merged: sheet.getUsedRange().getMergedAreasOrNullObject().load('address'),
        none: sheet.getRange('D1:D3').getMergedAreasOrNullObject().load('address'),
      };
    });
    expect(merged.address).toBe('台账!A2:A3');
    expect(none.isNullObject).toBe(true);
    expect([host.value('台账', 2, 1), host.value('台账', 3, 1)]).toEqual(['x', null]);
  });

  it('XL18 a custom conditional format shows where it holds, and moves with rows that come and go', async () => {
    const { host, run } = openLedger(PLAIN);
    host.user.type('台账', 20, 2, '红');
    host.user.type('台账', 21, 2, '绿');
    await run((context) => {
      const { custom } = sheetOf(context).getRange('B20:B24').conditionalFormats.add('Custom');
      custom.rule.formula = '=B20="红"';
      custom.format.fill.color = '#FFC7CE';
      return {};
    });
    const fills = (...rows: readonly number[]) => rows.map((row) => host.user.lookAt('台账', row, 2).fillColor ?? null);
    expect(fills(19, 20, 21)).toEqual([null, '#FFC7CE', null]);
    host.user.type('台账', 21, 2, '红');
    expect(fills(20, 21)).toEqual(['#FFC7CE', '#FFC7CE']);
    host.user.insertRows('台账', 10);
    host.user.insertRows('台账', 22);
    host.user.type('台账', 22, 2, '红');
    expect(fills(20, 21, 22, 23)).toEqual([null, '#FFC7CE', '#FFC7CE', '#FFC7CE']);
  });

  it('XL18 fill, font, width, conditional formats and data validation are kept and given back', async () => {
    const { host, run } = openLedger(PLAIN);
    const { mixed, rule, prompt } = await run((context) => {
      const range = sheetOf(context).getRange('B2:B3');
      range.getCell(0, 0).format.fill.color = '#FFFF00';
      const format = range.conditionalFormats.add('Custom');
      format.custom.rule.formula = '=B2>1';
      format.custom.format.fill.color = '#FF0000';
      range.dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } };
      range.dataValidation.prompt = { title: '总投资', message: '万元', showPrompt: true };
      return {
        mixed: range.format.fill.load('color'),
        rule: format.custom.rule.load('formula'),
        prompt: range.dataValidation.load('type,prompt'),
      };
    });
    expect([mixed.color, rule.formula, prompt.type, prompt.prompt.message]).toEqual([null, '=B2>1', 'List', '万元']);
    expect(host.dump().sheets[0]?.conditionalFormats?.[0]).toMatchObject({ formula: '=B2>1', fillColor: '#FF0000' });
  });

  it('XL19 asking for a property that was not loaded is PropertyNotLoaded, a missing sheet ItemNotFound with its place', async () => {
    const { run, Excel, refusal } = openLedger(PLAIN);
    await run(async (context) => {
      const range = sheetOf(context).getRange('A1');
      await context.sync();
      expect(() => range.values).toThrow(/not available/);
    });
    expect(await refusal((context) => void context.workbook.worksheets.getItem('没有').load('name'))).toBe('ItemNotFound');
    const error = await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('没有').load('name');
      await context.sync();
    }).catch((thrown: { debugInfo: { errorLocation: string } }) => thrown);
    expect(error).toMatchObject({ debugInfo: { errorLocation: expect.stringContaining('Worksheet') } });
  });

  it('XL20 a failed batch leaves what came before it applied', async () => {
    const { host, refusal } = openLedger(PLAIN);
    expect(
      await refusal((context) => {
        sheetOf(context).getRange('A2').values = [['先']];
        sheetOf(context).getRange('ZZZ1').values = [['坏']];
        sheetOf(context).getRange('A3').values = [['后']];
      }),
    ).toBe('InvalidArgument');
    expect([host.value('台账', 2, 1), host.value('台账', 3, 1)]).toEqual(['先', '乙']);
  });

  it('XL21 Excel.run lets go of every object it kept', async () => {
    const { host, run } = openLedger(PLAIN);
    for (let index = 0; index < 5; index += 1) await run((context) => sheetOf(context).getRange('A1').load('values'));
    expect(host.keptReferences).toBe(0);
  });

  it('XL22 several words of a load reach below the object: the font of a cell and the names of all sheets', async () => {
    const { run } = openLedger(PLAIN);
    const { cell, sheets } = await run((context) => ({
      cell: sheetOf(context).getRange('A1').load('values,format/font/bold,worksheet/name'),
      sheets: context.workbook.worksheets.load('items/name,items/visibility'),
    }));
    expect([cell.format.font.bold, cell.worksheet.name]).toEqual([false, '台账']);
    expect(sheets.items.map((sheet) => [sheet.name, sheet.visibility])).toEqual([
      ['台账', 'Visible'],
      ['说明', 'Visible'],
    ]);
  });
});
