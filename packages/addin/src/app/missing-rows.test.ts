import { issuesLedger } from '@double-hundred/shared/ledger/issues';
import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { expect, test } from 'vitest';
import { viewsOfMissing } from './missing-rows.ts';

test('CLOSEOUT PANE says of a missing issue that inspectors dealt with why it cannot be deleted, before it is sent', () => {
  const row = (problem: string, closeOut: string) => ({ rev: 1, epoch: 'e', fields: { problem, closeOut } });
  const state = {
    ...newFileState({ fileId: 'f', replicaId: 'p', unit: 'shiqiao', ledger: 'issues', schemaVersion: 1 }),
    shadow: { closed: row('甲', '已销号'), raised: row('乙', '未销号'), back: row('丁', '未销号'), own: row('丙', '申请销号') },
  };
  const inspection = { linkedIssue: { rowId: 'raised', problem: '乙', state: 'open' } } as Inspection;
  const inspections = [inspection];
  const decided = (rowId: string, ...decisions: string[]) => ({ rowId, decisions: decisions.map((decision) => ({ decision })) });
  const closeOuts = [decided('back', 'reject'), decided('own')] as unknown as CloseOut[];
  const rowIds = ['closed', 'raised', 'back', 'own'];
  const views = viewsOfMissing({ state, definition: issuesLedger }, rowIds, 'clerk', { inspections, closeOuts });
  expect(views.map(({ rowName, kept }) => [rowName, kept])).toEqual([
    ['甲', '这一行的“销号状态”是“已销号”，不能删除。'],
    ['乙', '这个问题由督查提出或经督查处理过，不能删除。'],
    ['丁', '这个问题由督查提出或经督查处理过，不能删除。'],
    ['丙', null],
  ]);
});
