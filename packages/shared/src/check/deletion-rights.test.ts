import { expect, test } from 'vitest';
import { issuesLedger } from '../ledger/issues.ts';
import { milestonesLedger } from '../ledger/milestones.ts';
import { deletionFinding } from './deletion-rights.ts';
import { rightsFindings } from './setting-rights.ts';

const refusal = (fields: Record<string, string | number>, role: 'clerk' | 'inspector' = 'clerk') =>
  deletionFinding(issuesLedger, role, fields)?.message ?? null;

test('CLOSEOUT a unit deletes no issue that is closed off, was opened again, or ever was', () => {
  expect(refusal({ closeOut: '已销号' })).toBe('这一行的“销号状态”是“已销号”，不能删除。');
  expect(refusal({ closeOut: '重新打开', reopenedCount: 1 })).toContain('重新打开');
  expect(refusal({ closeOut: '申请销号', reopenedCount: 2 })).toBe('这一行曾被“重新打开”2次，不能删除。');
  // A closed issue cannot be applied for again, and other ledgers know no applying.
  expect(deletionFinding(issuesLedger, 'clerk', { closeOut: '已销号' })?.expected).not.toContain('申请销号');
});

test('CLOSEOUT an issue the unit entered itself, also one it applied for, can be deleted, and so can rows of other ledgers', () => {
  for (const closeOut of ['未销号', '申请销号']) expect(refusal({ closeOut })).toBeNull();
  expect(deletionFinding(milestonesLedger, 'clerk', { baselineDay: '2026-11-15' })).toBeNull();
});

test('CLOSEOUT the day of a closed issue is changed by those who close off only; before that it is the unit’s', () => {
  const row = { fields: { closeOut: '已销号', closedDay: '2026-11-10' } };
  const [finding] = rightsFindings(issuesLedger, 'clerk', row, 'upsert', { closedDay: '2026-10-01' });
  expect(finding).toMatchObject({ column: 'closedDay', fix: { column: 'closedDay', value: '2026-11-10' } });
  expect(finding?.message).toBe('“销号状态”已是“已销号”，“销号日期”只有督查人员或区专班能改。');
  expect(rightsFindings(issuesLedger, 'inspector', row, 'upsert', { closedDay: '2026-11-11' })).toEqual([]);
  const applied = { fields: { closeOut: '申请销号', closedDay: '2026-11-10' } };
  expect(rightsFindings(issuesLedger, 'clerk', applied, 'upsert', { closedDay: '2026-11-09' })).toEqual([]);
});
