import { describe, expect, it } from 'vitest';
import { openLedger, type OpenLedger, PLAIN, settled } from '../testing/open-ledger.ts';

/** Listens to everything a ledger pane listens to; gives one line per event. */
async function listen({ run }: OpenLedger): Promise<string[]> {
  const heard: string[] = [];
  await run((context) => {
    const { worksheets, tables } = context.workbook;
    const note = (name: string) => async (event: object) => {
      const { changeType, address, source, triggerSource } = event as Record<string, string | undefined>;
      heard.push([name, changeType, address, source, triggerSource].filter(Boolean).join(' '));
    };
    worksheets.onChanged.add(note('changed'));
    worksheets.onRowSorted.add(note('sorted'));
    worksheets.onSelectionChanged.add(note('selected'));
    worksheets.onActivated.add(note('activated'));
    worksheets.onProtectionChanged.add(note('protection'));
    worksheets.onRowHiddenChanged.add(note('hidden'));
    tables.onAdded.add(note('table added'));
    tables.onDeleted.add(note('table deleted'));
  });
  return heard;
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem('台账');

describe('XL events to the real client', () => {
  it('XL40 says of each change whether a person here, another person or the add-in itself made it', async () => {
    const ledger = openLedger(PLAIN);
    const heard = await listen(ledger);
    ledger.host.user.type('台账', 2, 2, 5);
    ledger.host.coauthor.type('台账', 3, 2, 6);
    await ledger.run((context) => {
      sheetOf(context).getRange('A2:B2').values = [['x', 7]];
    });
    await settled();
    expect(heard).toEqual([
      'changed RangeEdited B2 Local Unknown',
      'changed RangeEdited B3 Remote Unknown',
      'changed RangeEdited A2:B2 Local ThisLocalAddin',
    ]);
  });

  it('XL41 details come for one cell only, with the types before and after', async () => {
    const ledger = openLedger(PLAIN);
    const details: (Excel.ChangedEventDetail | undefined)[] = [];
    await ledger.run((context) => {
      context.workbook.worksheets.onChanged.add(async (event) => void details.push(event.details));
    });
    ledger.host.user.type('台账', 2, 2, '五');
    ledger.host.user.paste('台账', 2, 1, [['a', 'b']]);
    await settled();
    expect(details).toEqual([
      { valueBefore: 12000, valueAfter: '五', valueTypeBefore: 'Double', valueTypeAfter: 'String' },
      undefined,
    ]);
  });

  it('XL42 a sort is told as a sort of the moved area and not as an edit; hiding by a filter has its own event', async () => {
    const ledger = openLedger();
    const heard = await listen(ledger);
    ledger.host.user.sortTable('项目表', [{ key: 1 }]);
    ledger.host.user.filterTable('项目表', 0, ['甲']);
    await settled();
    expect(heard).toEqual(['sorted A2:C4 Local', 'hidden Hidden 2:4 Local']);
  });

  it('XL43 inserted and deleted rows and cells name their area and direction', async () => {
    const ledger = openLedger(PLAIN);
    const heard: unknown[] = [];
    await ledger.run((context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        heard.push([event.changeType, event.address, event.changeDirectionState]);
      });
    });
    ledger.host.user.insertRows('台账', 2, 2);
    ledger.host.user.deleteRows('台账', 2);
    await ledger.run((context) => sheetOf(context).getRange('D1').insert('Right'));
    await settled();
    expect(heard).toEqual([
      ['RowInserted', '2:3', { insertShiftDirection: 'Down', deleteShiftDirection: undefined }],
      ['RowDeleted', '2:2', { insertShiftDirection: undefined, deleteShiftDirection: 'Up' }],
      ['CellInserted', 'D1', { insertShiftDirection: 'Right', deleteShiftDirection: undefined }],
    ]);
  });

  it('XL44 a deleted table is told by name, an added one by id; the table itself hears its changes without a trigger source', async () => {
    const ledger = openLedger();
    const heard: unknown[] = [];
    await ledger.run(async (context) => {
      const table = context.workbook.tables.getItem('项目表').load('id');
      context.workbook.tables.onDeleted.add(async (event) => void heard.push(['deleted', event.tableName]));
      await context.sync();
      table.onChanged.add(async (event) => void heard.push([event.address, 'triggerSource' in event]));
    });
    ledger.host.user.type('台账', 2, 1, 'x');
    ledger.host.user.deleteTable('项目表');
    await settled();
    expect(heard).toEqual([
      ['A2', false],
      ['deleted', '项目表'],
    ]);
  });

  it('XL45 selecting, showing another sheet and protecting are told; typing as undo does is an edit of the cells it changed', async () => {
    const ledger = openLedger(PLAIN);
    const heard = await listen(ledger);
    ledger.host.user.select('说明', { top: 2, left: 1, bottom: 3, right: 1 });
    ledger.host.user.protect('说明', true);
    ledger.host.user.type('台账', 3, 2, 9);
    ledger.host.user.undo();
    await settled();
    expect(heard).toEqual([
      'activated',
      'selected A2:A3',
      'protection Local',
      'changed RangeEdited B3 Local Unknown',
      'changed RangeEdited B3 Local Unknown',
    ]);
  });

  it('XL46 the add-in can switch its events off around its own writes', async () => {
    const ledger = openLedger(PLAIN);
    const heard = await listen(ledger);
    await ledger.run((context) => {
      context.runtime.enableEvents = false;
      sheetOf(context).getRange('A2').values = [['x']];
      context.runtime.enableEvents = true;
      sheetOf(context).getRange('A3').values = [['y']];
    });
    await settled();
    expect(heard).toEqual(['changed RangeEdited A3 Local ThisLocalAddin']);
  });

  it('XL47 events can get lost, and none come after the handler was removed', async () => {
    const ledger = openLedger(PLAIN);
    const heard: string[] = [];
    const handle = await ledger.run((context) =>
      context.workbook.worksheets.onChanged.add(async (event) => void heard.push(event.address)),
    );
    ledger.host.faults.loseEvents = 1;
    ledger.host.user.type('台账', 2, 1, 1);
    ledger.host.user.type('台账', 3, 1, 1);
    await settled();
    await ledger.Excel.run(handle.context as Excel.RequestContext, async (context) => {
      handle.remove();
      await context.sync();
    });
    ledger.host.user.type('台账', 4, 1, 1);
    await settled();
    expect(heard).toEqual(['A3']);
  });

  it('XL48 the cells of an event are reached from its handler', async () => {
    const ledger = openLedger(PLAIN);
    const heard: unknown[] = [];
    await ledger.run((context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await ledger.run(async (inner) => {
          const range = event.getRange(inner).load('values');
          await inner.sync();
          heard.push(range.values);
        });
      });
    });
    ledger.host.user.type('台账', 2, 2, 77);
    await expect.poll(() => heard).toEqual([[[77]]]);
  });
});
