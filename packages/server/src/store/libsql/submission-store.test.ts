import type { AuditDraft } from '../sync-store.ts';
import { completenessOf } from '@double-hundred/shared/submission/completeness';
import { keptCompleteness } from '@double-hundred/shared/submission/kept-completeness';
import { DEFAULT_CYCLES } from '@double-hundred/shared/submission/reporting-cycle';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';
import { createSubmissionStore } from './submission-store.ts';

const KEY = { unitId: 'shiqiao', ledger: 'projects', period: '2026-W48' };
const AT = '2026-11-23T02:00:00.000Z';
const audit: AuditDraft = { at: AT, actor: 'office', action: 'submission.submit', subject: 'x', detail: {} };
const event = { step: 'submit' as const, userId: 'u', userName: '张三', at: AT, headSeq: 2, due: 2, done: 1, receipt: 'n1' };
const receipt = { ...KEY, number: '20261123-0001-00', rows: 2, digest: 'd', day: '2026-11-23', ordinal: 1 };

const ALL = { kind: 'first', most: 1_000 } as const;

async function stores() {
  const unit = await fillingUnit();
  return { ...unit, store: createSubmissionStore(unit.database) };
}

describe('SUBMIT store', () => {
  it('SUBMIT a step comes back as it was kept, with its receipt and lock, and only of its own period', async () => {
    const { store, services } = await stores();
    const opening = { rows: ['r1'], until: 5, reason: '更正' };
    const lock = { period: KEY.period, lastDay: '2026-11-29' as never, seq: 2, opening };
    await store.exclusive((turn) => turn.save({ key: KEY, event, receipt, lock, audit }));
    expect(await store.events(KEY)).toEqual([event]);
    expect(await store.events({ ...KEY, period: '2026-W47' })).toEqual([]);
    expect([...(await store.eventsByUnit('projects', '2026-W48')).keys()]).toEqual(['shiqiao']);
    expect(await store.receipt(receipt.number)).toEqual({ ...KEY, number: receipt.number, rows: 2, digest: 'd' });
    expect(await services.syncStore.exclusive((turn) => turn.locks('shiqiao', 'projects'))).toEqual([lock]);
    expect(await services.syncStore.exclusive((turn) => turn.locks('liuwan', 'projects'))).toEqual([]);
  });

  it('SUBMIT a receipt number used already takes the whole step back', async () => {
    const { store } = await stores();
    const save = (period: string) =>
      store.exclusive((turn) =>
        turn.save({ key: { ...KEY, period }, event, receipt: { ...receipt, period }, lock: null, audit }),
      );
    await save('2026-W48');
    await expect(save('2026-W47')).rejects.toThrow();
    expect(await store.events({ ...KEY, period: '2026-W47' })).toEqual([]);
    expect(await store.exclusive((turn) => turn.lastOrdinal('2026-11-23'))).toBe(1);
  });

  it('SUBMIT steps and receipts can be neither changed nor removed', async () => {
    const { store, database } = await stores();
    await store.exclusive((turn) => turn.save({ key: KEY, event, receipt, lock: null, audit }));
    const write = (sql: string) => database.exclusive((turn) => turn.write([{ sql, args: [] }]));
    for (const sql of ["UPDATE submission_step SET step = 'lock'", 'DELETE FROM submission_step', 'DELETE FROM receipt'])
      await expect(write(sql)).rejects.toThrow();
  });

  it('SUBMIT rows come with what completeness asks of them, conflicts and refusals included', async () => {
    const { store, push } = await stores();
    await push(testId('r', 1), signedProject('甲项目'));
    await push(testId('r', 2), signedProject('乙项目', { evidence: null }));
    await push(testId('r', 1), { totalInvestmentYuan: -5 });
    await push(testId('r', 2), { progress: '晚到的修改' }, { base: { progress: '从未有过的旧值' } });
    const rows = await store.reportedRows({
      ledger: 'projects',
      unitId: 'shiqiao',
      columns: ['projectName', 'stage', 'remark'],
      pick: ALL,
    });
    expect(
      rows.map(({ rowId, unexplained, inConflict, refusedAt, fields }) => [
        rowId,
        unexplained,
        inConflict,
        refusedAt !== null,
        fields,
      ]),
    ).toEqual([
      [testId('r', 1), false, false, true, { projectName: '甲项目', stage: '签约' }],
      [testId('r', 2), true, true, false, { projectName: '乙项目', stage: '签约' }],
    ]);
    expect(await store.reportedRows({ ledger: 'projects', unitId: null, columns: [], pick: ALL })).toHaveLength(2);
    expect(await store.reportedRows({ ledger: 'projects', unitId: 'liuwan', columns: [], pick: ALL })).toEqual([]);
  });

  it('COMPLETE counters kept with every push give what all rows give: edits, reasons, conflicts, refusals, deletions', async () => {
    const { store, push, services, advance } = await stores();
    const period = { firstDay: '2026-11-23' as never };
    const resting = { column: 'stage', values: ['终止'] };
    const same = async () => {
      const asked = { ledger: 'projects', unitId: null, columns: ['stage'] };
      const rows = await store.reportedRows({ ...asked, pick: ALL });
      const { due, done } = completenessOf(rows, period, resting);
      const open = await store.reportedRows({ ...asked, pick: { kind: 'open' } });
      expect(open.every(({ inConflict, refusedAt }) => inConflict || refusedAt !== null)).toBe(true);
      const counted = keptCompleteness(await store.reportedTotals('projects'), open, period, resting);
      expect(counted).toEqual({
        due,
        done,
        unexplained: rows.filter(({ unexplained }) => unexplained).length,
        inConflict: rows.filter(({ inConflict }) => inConflict).length,
      });
      const pick = { kind: 'undone', firstDay: period.firstDay, most: 10 } as const;
      const undone = await store.reportedRows({ ...asked, pick });
      const gaps = completenessOf(rows, period, resting).gaps.map(({ rowId }) => rowId);
      const told = new Set([...undone, ...open].map(({ rowId }) => rowId));
      expect(gaps.filter((rowId) => !told.has(rowId))).toEqual([]);
      return [due, done];
    };
    await push(testId('r', 1), signedProject('甲项目'));
    await push(testId('r', 2), signedProject('乙项目', { evidence: null }));
    await push(testId('r', 3), signedProject('丙项目'));
    expect(await same()).toEqual([3, 2]);
    advance(1_000);
    await push(testId('r', 1), { totalInvestmentYuan: -5 });
    expect(await same()).toEqual([3, 1]);
    await push(testId('r', 3), { progress: '晚到的修改' }, { base: { progress: '从未有过的旧值' } });
    expect(await same()).toEqual([3, 0]);
    await push(testId('r', 2), { evidence: '江招合〔2026〕2号' });
    await push(testId('r', 1), { progress: '二' });
    await same();
    await push(testId('r', 2), {}, { kind: 'delete' });
    await same();
    const cycles = DEFAULT_CYCLES.map((cycle) =>
      cycle.ledger === 'projects' ? { ...cycle, resting: { column: 'stage', values: ['签约'] } } : cycle,
    );
    await store.saveCycles(cycles, { ...audit, action: 'reporting.cycles' });
    await services.rebuild.run();
    const kept = await store.reportedTotals('projects');
    expect(kept.filter(({ atRest }) => atRest).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('SUBMIT rows can be read as they were at an earlier seq beside what they are now', async () => {
    const { store, push, services } = await stores();
    await push(testId('r', 1), signedProject('甲项目'));
    await push(testId('r', 2), signedProject('乙项目'));
    const { headSeq } = await services.syncStore.head();
    await push(testId('r', 1), { progress: '一' });
    await push(testId('r', 1), { progress: '二' });
    await push(testId('r', 3), signedProject('丙项目'));
    await push(testId('r', 2), {}, { kind: 'delete' });
    const rows = await store.rowsSince('shiqiao', 'projects', headSeq);
    expect(rows.map(({ rowId, before, after }) => [rowId, before?.['progress'] ?? null, after?.['progress'] ?? null])).toEqual([
      [testId('r', 1), '正在办理注册。', '二'],
      [testId('r', 3), null, '正在办理注册。'],
      [testId('r', 2), '正在办理注册。', null],
    ]);
    expect(await store.changedSince('shiqiao', 'projects', headSeq)).toBe(3);
  });

  it('SUBMIT a row that was only confirmed as it stands has not changed', async () => {
    const { store, push, services } = await stores();
    await push(testId('r', 1), signedProject('甲项目'));
    const { headSeq } = await services.syncStore.head();
    expect(await push(testId('r', 1), {}, { confirm: true })).toMatchObject({ status: 'accepted', rev: 2 });
    expect(await store.changedSince('shiqiao', 'projects', headSeq)).toBe(0);
    expect(await store.rowsSince('shiqiao', 'projects', headSeq)).toEqual([]);
  });

  it('SUBMIT the digest of a hand-in changes with every value of the rows', async () => {
    const { store, push } = await stores();
    const digest = () => store.exclusive((turn) => turn.digest('shiqiao', 'projects'));
    await push(testId('r', 1), signedProject('甲项目'));
    const first = await digest();
    expect(await digest()).toEqual(first);
    await push(testId('r', 1), { progress: '一' });
    expect((await digest()).digest).not.toBe(first.digest);
    expect((await digest()).rows).toBe(1);
  });

  it('SUBMIT cycles and reminders are kept', async () => {
    const { store } = await stores();
    expect(await store.cycles()).toBeNull();
    const cycles = [{ ledger: 'projects', every: 'tenDays' as const, dueAfterDays: 1, dueTime: '12:00' }];
    await store.saveCycles(cycles, audit);
    expect(await store.cycles()).toEqual(cycles);
    const reminder = { id: 'n1', ...KEY, text: '请报送', by: '区双百办', at: AT };
    await store.saveReminders([{ ...reminder, userId: 'office' }], audit);
    expect(await store.reminders('projects', '2026-W48', 'shiqiao')).toEqual([reminder]);
    expect(await store.reminders('projects', '2026-W48', 'liuwan')).toEqual([]);
    expect(await store.reminders('projects', '2026-W48', null)).toHaveLength(1);
  });
});
