import { describe, expect, it } from 'vitest';
import { openLedger, PLAIN } from '../testing/open-ledger.ts';

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem('台账');

describe('XL the undo stack by the flags of the real client', () => {
  it('XL50 twenty typed cells are twenty steps, and reading keeps them all', async () => {
    const { host, run } = openLedger(PLAIN);
    for (let index = 0; index < 20; index += 1) {
      host.user.type('台账', 10 + index, 1, `值${index}`);
      await run((context) => {
        sheetOf(context).getUsedRange().load('values,formulas,numberFormat,text');
        sheetOf(context).getUsedRange().getSpecialCellsOrNullObject('Visible').load('address');
      });
    }
    expect(host.user.undoSteps).toBe(20);
    while (host.user.undo());
    expect(host.value('台账', 10, 1)).toBeNull();
  });

  it('XL51 values, number formats, font colours and new sheets of one sync are one step', async () => {
    const { host, run } = openLedger(PLAIN);
    await run((context) => {
      sheetOf(context).getRange('A2:A3').numberFormat = [['@'], ['@']];
      sheetOf(context).getRange('A2:A3').values = [['x'], ['y']];
      sheetOf(context).getRange('A2').format.font.color = '#FF0000';
      context.workbook.worksheets.add('汇总');
    });
    expect([host.user.undoSteps, host.value('台账', 2, 1)]).toEqual([1, 'x']);
    host.user.undo();
    expect([host.value('台账', 2, 1), host.book.findSheet('汇总')]).toEqual(['甲', null]);
  });

  const losing: readonly (readonly [string, (context: Excel.RequestContext) => void])[] = [
    ['a fill colour', (context) => void (sheetOf(context).getRange('A2').format.fill.color = '#FFFF00')],
    ['formulas', (context) => void (sheetOf(context).getRange('A2').formulas = [['=1']])],
    ['an insertion', (context) => void sheetOf(context).getRange('2:2').insert('Down')],
    ['a conditional format', (context) => void sheetOf(context).getRange('A2').conditionalFormats.add('Custom')],
    ['a data validation', (context) => sheetOf(context).getRange('A2').dataValidation.clear()],
    ['a setting', (context) => void context.workbook.settings.add('k', 1)],
    ['a custom XML part', (context) => void context.workbook.customXmlParts.add('<a xmlns="urn:x"/>')],
    ['a name', (context) => void context.workbook.names.add('n', sheetOf(context).getRange('A2'))],
    ['protection', (context) => sheetOf(context).protection.protect()],
    [
      'row properties, though they only read',
      (context) => void sheetOf(context).getRange('A1:A2').getRowProperties({ rowHidden: true }),
    ],
    ['a worksheet function, though it only reads', (context) => void context.workbook.functions.date(2000, 1, 1).load('value')],
  ];
  it.each(losing)('XL52 %s in a sync empties the stack: the client sends it without the undoable bit', async (_, change) => {
    const { host, run } = openLedger(PLAIN);
    host.user.type('台账', 2, 1, 'x');
    await run(change);
    expect(host.user.undoSteps).toBe(0);
  });

  it('XL53 one such call takes the values of the same sync with it', async () => {
    const { host, run } = openLedger(PLAIN);
    host.user.type('台账', 2, 1, 'x');
    await run((context) => {
      sheetOf(context).getRange('A3').values = [['y']];
      sheetOf(context).getRange('A3').format.fill.color = '#FFFF00';
    });
    expect([host.user.undoSteps, host.counts.flags.at(0)]).toEqual([0, 1]);
  });

  it('XL54 on a host without undo for the API even values empty it', async () => {
    const { host, run } = openLedger(PLAIN, { undoForApi: false });
    host.user.type('台账', 2, 1, 'x');
    await run((context) => {
      sheetOf(context).getRange('A3').values = [['y']];
    });
    expect(host.user.undoSteps).toBe(0);
  });

  it('XL55 registering on the collection of sheets keeps the stack, registering on tables does not', async () => {
    const { host, run } = openLedger(PLAIN);
    host.user.type('台账', 2, 1, 'x');
    await run((context) => void context.workbook.worksheets.onChanged.add(async () => undefined));
    expect(host.user.undoSteps).toBe(1);
    await run((context) => void context.workbook.tables.onDeleted.add(async () => undefined));
    expect(host.user.undoSteps).toBe(0);
  });

  it("XL56 an undo does not take back what a coauthor typed meanwhile, and is no part of the coauthor's", () => {
    const { host } = openLedger(PLAIN);
    host.user.type('台账', 2, 1, 'mine');
    host.coauthor.type('台账', 3, 1, 'theirs');
    host.user.undo();
    expect([host.value('台账', 2, 1), host.value('台账', 3, 1), host.user.undo()]).toEqual(['甲', 'theirs', false]);
  });

  it('XL57 inserted rows, sorts, pastes, fills and deleted rows of a person each come back whole', () => {
    const { host } = openLedger(PLAIN);
    const before = JSON.stringify(host.dump().sheets);
    host.user.insertRows('台账', 2, 2);
    host.user.sort('台账', { top: 2, left: 1, bottom: 5, right: 2 }, [{ key: 1, ascending: false }]);
    host.user.paste('台账', 2, 1, '一\t1\n二\t2');
    host.user.fillDown('台账', { top: 2, left: 1, bottom: 4, right: 2 });
    host.user.deleteRows('台账', 1, 3);
    host.user.hideColumns('台账', [2]);
    expect(host.user.undoSteps).toBe(6);
    while (host.user.undo());
    expect(JSON.stringify(host.dump().sheets)).toBe(before);
  });
});
