import { expect, it } from 'vitest';
import { scoringTexts } from './scoring.ts';

it('SCORE points taken away are written with a true minus in every formula', () => {
  expect(scoringTexts.event({ count: 2, points: -1, floor: -10, cap: undefined, score: -2 })).toBe(
    '2 次 × −1 分（最低 −10 分） = −2 分',
  );
  expect(scoringTexts.perShort({ done: 1, target: 3, points: 0.5, score: -1, floor: -5 })).toBe(
    '欠额 (3 − 1) × −0.5 分（最低 −5 分） = −1 分',
  );
  expect(scoringTexts.manual({ ground: '见 2026-11-20 会议纪要', score: -0.5 })).toBe(
    '区级专班评定 −0.5 分，依据：见 2026-11-20 会议纪要',
  );
});
