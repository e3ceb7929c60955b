import { expect, it } from 'vitest';
import { signedProject } from '../../testing/filling-unit.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { TEST_PASSWORD, testServer } from '../../testing/test-server.ts';
import { createRuleStore } from './rule-store.ts';

it('RULES rows are judged anew page by page also where the id of a unit has a space', async () => {
  const server = await testServer();
  const { referenceStore, reference, users, hasher } = server.services;
  const unit = { id: 'shi qiao 2', name: '石桥新区', kind: 'zone' as const, aliases: [] };
  const audit = { at: '2026-11-23T02:00:00Z', actor: 'admin', action: 'units.replace', subject: 'units', detail: {} };
  await referenceStore.saveUnits([...reference.units(), unit], audit);
  const passwordHash = await hasher.hash(TEST_PASSWORD);
  await users.addUsers([{ id: 'clerk-new', name: '新区填报员', role: 'clerk', unitId: unit.id, passwordHash, disabled: false }]);
  for (const [number, id] of ['liuwan', unit.id, 'shiqiao'].entries()) {
    const file = await pushFile(server, { unit: id, user: id === unit.id ? 'clerk-new' : `clerk-${id}`, number: number + 1 });
    const rows = [1, 2].map((row) => ({ rowId: testId('r', 10 * number + row), set: signedProject(`${id}项目${row}`) }));
    await file.send(rows);
  }
  const seen = await createRuleStore(server.database).exclusive(async (turn) => {
    const rowIds: string[] = [];
    for (let after = '', more = true; more;) {
      const page = await turn.page({ ledger: 'projects', unitId: null }, after, 1);
      more = page.rowIds.length > 0;
      rowIds.push(...page.rowIds);
      after = page.next;
    }
    return rowIds;
  });
  expect(seen).toEqual([1, 2, 11, 12, 21, 22].map((row) => testId('r', row)));
});
