import { inspectionRequestSchema } from '@double-hundred/shared/protocol/inspections';
import { describe, expect, it } from 'vitest';
import { type InspectionDraft, inspectionRequest } from './inspection-draft.ts';

const draft: InspectionDraft = {
  unit: 'shiqiao',
  rowId: '',
  day: '2026-11-20',
  team: '林秋实',
  found: '值班不在岗',
  demand: '',
  dueDay: '',
  follow: 'here',
  issueRowId: 'r1',
  category: '用地',
  sponsor: '周明远',
  responsiblePerson: '',
};

describe('INSPECT a typed inspection as a request', () => {
  it('INSPECT what was left empty is not sent, and what was typed for another way of following up is not either', () => {
    expect(inspectionRequest(draft)).toEqual({ unit: 'shiqiao', day: '2026-11-20', team: '林秋实', found: '值班不在岗' });
  });

  it('INSPECT an issue is raised or linked as chosen, in the form the server takes', () => {
    const demanded = { ...draft, rowId: 'r2', demand: '建立排班表', dueDay: '2026-12-01' };
    const raised = inspectionRequest({ ...demanded, follow: 'raise' });
    expect(raised).toMatchObject({ rowId: 'r2', issue: { category: '用地', sponsor: '周明远' } });
    expect(raised).not.toHaveProperty('issueRowId');
    const linked = inspectionRequest({ ...demanded, follow: 'link' });
    expect(linked).toMatchObject({ issueRowId: 'r1', demand: '建立排班表' });
    for (const request of [raised, linked]) expect(inspectionRequestSchema.safeParse(request).success).toBe(true);
  });
});
