import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { expect, test } from 'vitest';
import { sampleProject, sampleSheet } from '../test/sample-sheet.ts';
import { openPane } from '../test/open-pane.ts';

const SHEET = '项目台账';
const grown: LedgerDefinition = {
  ...projectsLedger,
  version: 2,
  columns: [
    ...projectsLedger.columns,
    {
      key: 'bankLoan',
      heading: '银行授信',
      aliases: [],
      type: { kind: 'wan' },
      width: 12,
      help: '已批复的授信额度。',
      example: '5000',
    },
  ],
};

test('DEFINITION PANE learns of a new column while sending, shows it before anything is written, and adds it in one press', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1), sampleProject(2)])]);
  await pane.app.send();
  pane.server.ledgers = [grown];
  await pane.app.send();
  expect(pane.state().ledger?.missingColumns).toMatchObject([{ key: 'bankLoan', heading: '银行授信(万元)', required: '选填' }]);
  const before = pane.user.valueAt(SHEET, 4, 2);
  await pane.app.addColumns();
  expect(pane.state().ledger?.missingColumns).toEqual([]);
  expect(pane.user.valueAt(SHEET, 4, 2)).toBe(before);
  const column = Math.max(...[...Array(80).keys()].filter((at) => pane.user.valueAt(SHEET, 3, at) === '银行授信(万元)'));
  expect(pane.user.formatAt(SHEET, 4, column)).toBe('#,##0.00');
  pane.user.type(SHEET, 4, column, 5_000);
  await pane.settled();
  await pane.app.send();
  expect([...pane.server.rows.values()].map(({ fields }) => fields['bankLoan'])).toEqual([50_000_000, undefined]);
});

test('DEFINITION PANE takes the added column back in one press', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1)])]);
  pane.server.ledgers = [grown];
  await pane.app.send();
  await pane.app.addColumns();
  await pane.app.undo();
  expect(pane.state().ledger?.missingColumns.map(({ key }) => key)).toEqual(['bankLoan']);
});
