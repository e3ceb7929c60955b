import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { QuarantineItem, Revision } from '@double-hundred/shared/protocol/changes';
import type { Conflict } from '@double-hundred/shared/protocol/push';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../testing/read-pages.ts';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const LISTS = 'unit=shiqiao&ledger=projects';
const WRONG: FieldChanges = { projectName: '缺列的项目' };

describe('lists of rows', () => {
  it('QUARANTINE a row refused again with the same content for the same reason is one entry, at the last moment', async () => {
    const { push, as, later } = await fillingUnit();
    const kept = async () => (await as<{ items: QuarantineItem[] }>('clerk', 'GET', `/api/v1/quarantine?${LISTS}`)).body.items;
    const first = await push(testId('r', 1), WRONG);
    await push(testId('r', 2), WRONG, { rowNo: 10 });
    await later(60_000);
    const again = await push(testId('r', 1), WRONG);
    expect([first.status, again.status]).toEqual(['invalid', 'invalid']);
    expect((await kept()).map(({ mutationId, rowId }) => [mutationId, rowId])).toEqual([
      [again.id, testId('r', 1)],
      [expect.any(String), testId('r', 2)],
    ]);
    await push(testId('r', 1), { ...WRONG, investor: '另写的内容' });
    expect((await kept()).map(({ set }) => set['investor'] ?? null)).toEqual(['另写的内容', null, null]);
  });

  it('QUARANTINE of a stored row is not replaced by that of another row on the same line', async () => {
    const { push, as } = await fillingUnit();
    await push(testId('r', 1), signedProject('甲项目'));
    await push(testId('r', 2), signedProject('乙项目'));
    const wrong = { stage: '没有的阶段' };
    await push(testId('r', 1), wrong);
    await push(testId('r', 2), wrong);
    const { body } = await as<{ items: QuarantineItem[] }>('clerk', 'GET', `/api/v1/quarantine?${LISTS}`);
    expect(body.items.map(({ rowId }) => rowId).toSorted()).toEqual([testId('r', 1), testId('r', 2)]);
  });

  it('HTTP quarantine, conflicts and revisions are told page by page, nothing twice and nothing left out', async () => {
    const { push, as } = await fillingUnit();
    for (let row = 1; row <= 5; row += 1) await push(testId('r', row), WRONG, { rowNo: row });
    const rowId = testId('r', 9);
    await push(rowId, signedProject('甲项目'));
    for (const progress of ['一', '二', '三', '四']) await push(rowId, { progress });
    const stale = { baseRev: 1, base: { progress: '很早以前', place: '很早以前' } };
    for (const place of ['甲地', '乙地', '丙地']) await push(rowId, { progress: `冲突${place}` }, stale);
    const list = (path: string, limit: number) => (next: string) => as('inspector', 'GET', `${path}limit=${limit}${next}`);

    const refused = await readPages<QuarantineItem>('items', list(`/api/v1/quarantine?${LISTS}&`, 2));
    expect(refused.sizes).toEqual([2, 2, 1]);
    expect(refused.all.map((item) => item.rowNo).toSorted()).toEqual([1, 2, 3, 4, 5]);

    const conflicts = await readPages<Conflict>('conflicts', list(`/api/v1/conflicts?${LISTS}&`, 2));
    expect(conflicts.sizes).toEqual([2, 1]);
    expect(new Set(conflicts.all.map(({ id }) => id)).size).toBe(3);

    const revisions = await readPages<Revision>('revisions', list(`/api/v1/rows/${rowId}/revisions?`, 2));
    expect(revisions.sizes).toEqual([2, 2, 1]);
    expect(revisions.all.map(({ rev }) => rev)).toEqual([1, 2, 3, 4, 5]);
    const whole = await as<{ revisions: Revision[]; next: null }>('inspector', 'GET', `/api/v1/rows/${rowId}/revisions`);
    expect(revisions.all).toEqual(whole.body.revisions);
    expect(whole.body.next).toBeNull();
    expect((await as('inspector', 'GET', `/api/v1/quarantine?${LISTS}&next=nonsense`)).status).toBe(422);
  });

  it('AUTH revisions told page by page are masked as those told at once: the row as it stands counts', async () => {
    const { push, as } = await fillingUnit();
    const rowId = testId('r', 1);
    await push(rowId, signedProject('秘密项目'));
    await push(rowId, { progress: '又谈。' });
    const early = { stage: '在谈', signedDay: null, evidence: null };
    const explained = { explanations: { P012: '退回重谈' } };
    expect((await push(rowId, early, explained)).status).toBe('accepted');
    const page = await as<{ revisions: Revision[] }>('inspector', 'GET', `/api/v1/rows/${rowId}/revisions?limit=1`);
    expect(page.body.revisions).toHaveLength(1);
    expect(JSON.stringify(page.body)).not.toContain('秘密项目');
  });
});
