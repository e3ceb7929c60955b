import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import type { BulletinFigure, BulletinUnit } from './bulletin-figures.ts';
import { bulletinWordsSchema } from './bulletin-words.ts';
import { chatText } from './chat-text.ts';
import { compareFigures } from './compare-figures.ts';
import { type FrozenBulletin, figuresHash, freezeText } from './frozen-bulletin.ts';
import { commendedUnits, criticisedUnits, sparedUnits } from './lists.ts';
import { renderBulletin } from './render-zh.ts';

const YI = 100_000_000;
const DAY = '2026-11-23' as Day;

function figure(count: number, target: number, change: Partial<BulletinFigure> = {}): BulletinFigure {
  const light = { color: 'red', reason: '落后。' } as const;
  return { kind: 'signed', count, yuan: count * YI, target, completion: count / target, gapPoints: -9, light, ...change };
}

function unit(unitId: string, rank: number | null, change: Partial<BulletinUnit> = {}): BulletinUnit {
  const none = { tied: false, tail: false, exempt: null, unranked: null };
  const name = `${unitId}镇`;
  return { unitId, name, groupId: 'towns', figures: [figure(1, 2)], points: 100 - (rank ?? 99), rank, ...none, ...change };
}

function bulletin(units: readonly BulletinUnit[], change: Partial<FrozenBulletin> = {}): FrozenBulletin {
  return {
    layout: 1,
    id: 'b1',
    figures: {
      scope: { asOf: DAY, basis: 'verified', kinds: ['signed'], groupId: null },
      campaign: { name: '“双百”行动', day: 84, days: 100, thresholdYuan: YI },
      scheduleShare: 0.84,
      district: [figure(51, 54, { completion: 51 / 54, gapPoints: 10.4, light: { color: 'green', reason: '' } })],
      units: [...units],
      groups: [{ id: 'towns', name: '镇街' }],
      ranking: 'byGroup',
      rankedBy: 'verified',
      adjustments: [],
    },
    words: {
      series: '江双百办',
      year: 2026,
      number: 12,
      title: '关于进展情况的通报',
      issuer: '指挥部办公室',
      addressee: '各镇',
      opening: '',
      requirements: [],
      issuedDay: DAY,
      redHead: false,
      commendTop: 1,
      criticise: true,
    },
    takenAt: '2026-11-23T02:00:00.000Z',
    seq: 7,
    rulesVersion: 1,
    by: '区专班',
    corrects: null,
    rows: [],
    ...change,
  };
}

const sentences = (one: FrozenBulletin): string =>
  renderBulletin(one)
    .body.map((block) => (block.kind === 'table' ? '' : block.text))
    .join('\n');

describe('BULLETIN in words', () => {
  it('BULLETIN tells count, money, completion, gap and light with their units, then the units by what they did', () => {
    const text = sentences(bulletin([unit('甲', 2), unit('乙', 1, { figures: [figure(3, 2)] })]));
    expect(text).toContain('截至11月23日（第84天，共100天，序时进度84.0%），全区进展按核定数通报如下。');
    expect(text).toContain(
      '全区新签约亿元以上项目51个，总投资51.00亿元，完成目标任务（54个）的94.4%，高于序时进度10.4个百分点，亮绿灯。分别为：乙镇3个、甲镇1个。',
    );
  });

  it('BULLETIN lists: first ranks are commended, the tail criticised, and a unit of the tail is never commended', () => {
    const units = [unit('甲', 1), unit('乙', 2, { tail: true }), unit('丙', null, { unranked: '还没有核定数' })];
    const { figures } = bulletin(units);
    expect(commendedUnits(figures, 3)).toEqual([{ group: '镇街', units: [units[0]] }]);
    expect(criticisedUnits(figures)).toEqual([{ group: '镇街', units: [units[1]] }]);
  });

  it('BULLETIN an exemption is told where it spares a unit the tail, not of a unit that leads', () => {
    const units = [unit('甲', 1, { exempt: '目标完成' }), unit('乙', 2), unit('丙', 3, { exempt: '洪灾' })];
    expect(sparedUnits(bulletin(units).figures)).toEqual([units[2]]);
  });

  it('BULLETIN under ranking: none names nobody, in no text', () => {
    const one = bulletin([unit('甲', null, { tail: false })]);
    const none = { ...one, figures: { ...one.figures, ranking: 'none' as const } };
    expect(`${sentences(none)}${chatText(none)}`).not.toMatch(/第\d+名|表扬|批评|靠前/);
    expect(renderBulletin(none).annex).toHaveLength(1);
  });

  it('BULLETIN the chat paragraph is one line and criticises nobody', () => {
    const text = chatText(bulletin([unit('甲', 1), unit('乙', 2, { tail: true })]));
    expect(text).not.toContain('\n');
    expect(text).not.toContain('乙镇');
    expect(text).toContain('新签约51个，完成94.4%，高于序时进度10.4个百分点，绿灯');
  });

  it('BULLETIN equal content is equal text and hash, whatever the order of its keys', () => {
    const one = bulletin([unit('甲', 1)]);
    const turned = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(one).toReversed()))) as FrozenBulletin;
    expect(freezeText(turned)).toEqual(freezeText(one));
    expect(figuresHash({ ...one.figures })).toBe(figuresHash(one.figures));
  });

  it('BULLETIN a correction says why: target, scoring rules, or the setting when no row and no adjustment moved', () => {
    const before = bulletin([unit('甲', 1)]);
    const after = bulletin([unit('甲', 2, { points: 1, figures: [figure(2, 3)] })], { rulesVersion: 2 });
    const reasons = compareFigures(before, after).map((change) => [change.field, change.before, change.after, change.reasons[0]]);
    expect(reasons).toEqual([
      ['count', '1', '2', '行动设定或单位名录有调整'],
      ['yuan', '1.00', '2.00', '行动设定或单位名录有调整'],
      ['target', '2', '3', '目标调整'],
      ['points', '99.00', '1.00', '计分办法改为第2版'],
      ['rank', '1', '2', '计分办法改为第2版'],
    ]);
  });

  it('BULLETIN an edit that does not change what is read is no correction', () => {
    const row = { rowId: 'r1', rev: 1, unitId: '甲', kind: 'signed', day: DAY, bps: 10_000, yuan: YI } as const;
    const before = bulletin([unit('甲', 1)], { rows: [row] });
    expect(compareFigures(before, { ...before, rows: [{ ...row, rev: 2 }] })).toEqual([]);
  });

  it('BULLETIN words with characters no document can hold are refused', () => {
    const { words } = bulletin([]);
    for (const title of ['坏\u0001字', '\ud800', '\uffff']) {
      expect(bulletinWordsSchema.safeParse({ ...words, title }).success).toBe(false);
    }
    expect(bulletinWordsSchema.safeParse({ ...words, title: '𠮷字\t可以' }).success).toBe(true);
  });
});
