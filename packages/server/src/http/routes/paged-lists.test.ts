import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import type { DuplicateCase } from '@double-hundred/shared/protocol/duplicates';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';
import type { SpotCheck } from '@double-hundred/shared/protocol/spot-checks';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../testing/read-pages.ts';
import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';
import { issue, issueId, withIssues } from '../../testing/with-issues.ts';

describe('lists of the desks', () => {
  it('HTTP issues are told page by page, the longest overdue first, with the counts of all on every page', async () => {
    const { as, pushTo } = await withIssues();
    for (const [number, dueDay] of [
      [3, '2026-11-10'],
      [4, '2026-11-20'],
      [5, '2026-11-10'],
    ] as const)
      await pushTo('issues', issueId(number), issue(number, { dueDay }));
    const path = '/api/v1/close-outs?';
    const whole = await as<{ closeOuts: CloseOut[]; counts: unknown }>('inspector', 'GET', path);
    const paged = await readPages<CloseOut>('closeOuts', (next) => as('inspector', 'GET', `${path}limit=2${next}`));
    expect(paged.sizes).toEqual([2, 2, 1]);
    expect(paged.all).toEqual(whole.body.closeOuts);
    const days = paged.all.map(({ overdueDays }) => overdueDays);
    expect(days).toEqual(days.toSorted((left, right) => right - left));
    expect((await as<{ counts: unknown }>('inspector', 'GET', `${path}limit=1`)).body.counts).toEqual(whole.body.counts);
    const one = await as<{ closeOuts: CloseOut[] }>('inspector', 'GET', `${path}rowId=${issueId(4)}`);
    expect(one.body.closeOuts.map(({ rowId }) => rowId)).toEqual([issueId(4)]);
  });

  it('HTTP inspections and samples are told page by page, the newest first', async () => {
    const { as, decide } = await withIssues();
    const days = ['2026-11-18', '2026-11-20', '2026-11-20', '2026-11-19'];
    for (const [index, day] of days.entries())
      await as('inspector', 'POST', '/api/v1/inspections', { unit: 'shiqiao', day, found: `第${index}处`, team: '一组' });
    const inspections = await readPages<Inspection>('inspections', (next) =>
      as('clerk', 'GET', `/api/v1/inspections?limit=3${next}`),
    );
    expect(inspections.sizes).toEqual([3, 1]);
    expect(inspections.all.map(({ day }) => day)).toEqual(days.toSorted().toReversed());
    expect(new Set(inspections.all.map(({ id }) => id)).size).toBe(4);
    await decide();
    for (const seed of ['甲', '乙', '丙']) await as('inspector', 'POST', '/api/v1/spot-checks', { size: 1, seed });
    const samples = await readPages<SpotCheck>('spotChecks', (next) =>
      as('inspector', 'GET', `/api/v1/spot-checks?limit=2${next}`),
    );
    expect(samples.sizes).toEqual([2, 1]);
    expect(samples.all.map(({ seed }) => seed).toSorted()).toEqual(['丙', '乙', '甲'].toSorted());
  });

  it('HTTP reminders and entries of scores are told page by page', async () => {
    const { as } = await withIssues();
    for (const text of ['一', '二', '三'])
      await as('districtOffice', 'POST', '/api/v1/reminders', {
        ledger: 'projects',
        period: '2026-W48',
        units: ['shiqiao'],
        text,
      });
    const reminders = await readPages<{ text: string }>('reminders', (next) =>
      as('clerk', 'GET', `/api/v1/reminders?ledger=projects&period=2026-W48&limit=2${next}`),
    );
    expect([reminders.sizes, reminders.all.map(({ text }) => text).toSorted()]).toEqual([[2, 1], ['一', '三', '二'].toSorted()]);
    for (const amount of [1, 2, 3])
      await as('districtOffice', 'POST', '/api/v1/score-entries', {
        itemId: 'late',
        unit: amount === 2 ? 'liuwan' : 'shiqiao',
        day: '2026-11-20',
        amount,
        ground: '迟报',
      });
    const entries = (role: 'clerk' | 'leader') =>
      readPages<{ amount: number }>('entries', (next) => as(role, 'GET', `/api/v1/score-entries?limit=1${next}`));
    expect((await entries('leader')).all.map(({ amount }) => amount)).toEqual([1, 2, 3]);
    expect((await entries('clerk')).all.map(({ amount }) => amount)).toEqual([1, 3]);
  });

  it('HTTP cases are told page by page, the most likely first, with the number of each state', async () => {
    const server = await testServer();
    const names = ['恒睿储能电池组装', '澜岳光伏支架', '晟禾数控机床'];
    for (const unit of ['shiqiao', 'liuwan'])
      await sendRows(
        server,
        unit,
        names.map((name, index) =>
          signedProject(`${name}基地项目`, {
            investor: `${name}集团有限公司`,
            introducingUnit: unit,
            hostUnit: unit,
            totalInvestmentYuan: (2 + index) * 100_000_000 * (unit === 'liuwan' && index === 0 ? 2 : 1),
          }),
        ),
      );
    const [office, clerk] = [await server.signIn('office'), await server.signIn('clerk-liuwan')];
    const get = async (token: string, query: string) => {
      const answer = await server.call(token, 'GET', `/api/v1/duplicates?${query}`);
      return { body: (await answer.json()) as Record<string, unknown> };
    };
    await server.call(office, 'POST', '/api/v1/duplicates/scan', {});
    for (const token of [office, clerk]) {
      const paged = await readPages<DuplicateCase>('cases', (next) => get(token, `limit=2${next}`));
      expect(paged.sizes).toEqual([2, 1]);
      const scores = paged.all.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    }
    const [first] = (await get(office, '')).body['cases'] as DuplicateCase[];
    const decision = { decision: { kind: 'different' }, note: '各是各的' };
    await server.call(office, 'POST', `/api/v1/duplicates/${first?.id}/decision`, decision);
    expect((await get(office, 'state=decided')).body).toMatchObject({
      cases: [{ id: first?.id }],
      counts: { open: 2, proposed: 0, decided: 1 },
      next: null,
    });
    expect((await get(clerk, `case=${first?.id}`)).body).toMatchObject({ cases: [{ id: first?.id, state: 'decided' }] });
    expect((await get(await server.signIn('clerk-jiangbin'), `case=${first?.id}`)).body['cases']).toEqual([]);
  });
});
