import { describe, expect, it } from 'vitest';
import { type Changes, findings } from '../testing/ledger-findings.ts';

const advice = (ledger: string, changes: Changes, ruleId: string) =>
  findings(ledger, changes).find((finding) => finding.ruleId === ruleId)?.expected;

describe('a day after today', () => {
  it('P018 the day of a stage is emptied together with the stage', () => {
    expect(advice('projects', { signedDay: '2026-11-24' }, 'P018')).toBe(
      '这一列填已经发生的日期，例如：2026-11-23；还没有发生的，请清空，并把“项目阶段”改成实际情况。',
    );
  });

  it('M007 F005 a day that nothing asks for is emptied', () => {
    const empty = '这一列填已经发生的日期，例如：2026-11-23；还没有发生的，请清空。';
    expect(advice('milestones', { actualDay: '2026-11-24' }, 'M007')).toBe(empty);
    expect(advice('funds', { paidDay: '2026-11-24' }, 'F005')).toBe(empty);
  });

  it('I007 U005 a day that a state asks for is emptied together with the state, by the name it has there', () => {
    const closed = { closeOut: '申请销号', closedDay: '2026-11-24' };
    expect(advice('issues', closed, 'I007')).toContain('请清空，并把“销号状态”改成实际情况。');
    expect(advice('support', { doneDay: '2026-11-24' }, 'U005')).toContain('请清空，并把“办理状态”改成实际情况。');
  });

  it('O002 I007 a cell that every row needs is not to be emptied', () => {
    expect(advice('outreach', { day: '2026-11-24' }, 'O002')).toContain('还没有发生的，请先不要填这一行。');
    expect(advice('issues', { raisedDay: '2026-11-24' }, 'I007')).toContain('还没有发生的，请先不要填这一行。');
  });

  it('X005 a month ahead is answered with a month', () => {
    expect(advice('indicators', { month: '2026-12' }, 'X005')).toBe(
      '这一列填已经开始的月份，例如：2026-11；还没有到的，请先不要填这一行。',
    );
  });
});
