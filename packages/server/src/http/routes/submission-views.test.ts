import type { SubmissionChanges } from '@double-hundred/shared/protocol/submissions';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const EARLY = { stage: '在谈', signedDay: null, evidence: null, plannedStartDay: null, fundsInPlaceYuan: null };

it('RIGHTS what changed in rows of a signed project an inspector reads as it is, of an early one only by code name', async () => {
  const unit = await fillingUnit();
  await unit.push(testId('r', 1), signedProject('甲项目'));
  await unit.push(testId('r', 2), signedProject('乙项目', EARLY));
  const milestone = (text: string) => testRow('milestones', { projectRef: { text }, actualDay: null });
  await unit.pushTo('milestones', testId('r', 3), milestone('甲项目'));
  await unit.pushTo('milestones', testId('r', 4), milestone('乙项目'));
  const where = { unit: 'shiqiao', ledger: 'milestones', period: '2026-W48' };
  expect((await unit.as('reviewer', 'POST', '/api/v1/submission/submit', where)).status).toBe(200);
  await unit.pushTo('milestones', testId('r', 5), { ...milestone('甲项目'), milestone: '设备进场' });
  await unit.pushTo('milestones', testId('r', 6), { ...milestone('乙项目'), milestone: '设备进场' });
  const path = '/api/v1/submission/changes?unit=shiqiao&ledger=milestones&period=2026-W48';
  const seen = async (role: 'inspector' | 'clerk') => {
    const { body } = await unit.as<SubmissionChanges>(role, 'GET', path);
    return body.changes.map(({ rowId, changed }) => [rowId, JSON.stringify(changed['projectRef']?.to ?? null)]);
  };
  expect(await seen('clerk')).toEqual([
    [testId('r', 5), expect.stringContaining('甲项目')],
    [testId('r', 6), expect.stringContaining('乙项目')],
  ]);
  expect(await seen('inspector')).toEqual([
    [testId('r', 5), expect.stringContaining('甲项目')],
    [testId('r', 6), expect.not.stringContaining('乙项目')],
  ]);
});
