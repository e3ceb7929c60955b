import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { expect } from 'vitest';
import { fillingUnit, signedProject, testId } from './filling-unit.ts';

export const PROJECT = testId('r', 1);
export const issueId = (number: number) => testId('r', 100 + number);

export const issue = (number: number, changes: FieldChanges = {}): FieldChanges => ({
  projectRef: { rowId: PROJECT, text: '甲项目' },
  problem: `第${number}处用地未清`,
  category: '征迁',
  raisedDay: '2026-10-12',
  measure: '逐户签约',
  leadUnit: 'shiqiao',
  sponsor: '周明远',
  responsiblePerson: '曹佳宁',
  dueDay: '2026-11-15',
  closeOut: '未销号',
  ...changes,
});

/** 石桥镇 with one project and two issues, one of which its clerk asks to be closed off. */
export async function withIssues() {
  const unit = await fillingUnit();
  await unit.push(PROJECT, signedProject('甲项目'));
  for (const number of [1, 2]) await unit.pushTo('issues', issueId(number), issue(number));
  const applied = await unit.pushTo('issues', issueId(1), { closeOut: '申请销号', closedDay: '2026-11-20' });
  expect(applied.status).toBe('accepted');
  const decide = (changes: object = {}) =>
    unit.as<Problem & { rev: number }>('inspector', 'POST', '/api/v1/close-outs', {
      rowId: issueId(1),
      decision: 'close',
      verifier: '林秋实',
      ground: '现场已清场',
      ...changes,
    });
  const desk = async (query = '') => (await unit.as<CloseOuts>('inspector', 'GET', `/api/v1/close-outs${query}`)).body;
  const fieldsOf = async (rowId: string) => (await unit.services.syncStore.row(rowId))?.fields ?? {};
  return { ...unit, decide, desk, fieldsOf };
}
