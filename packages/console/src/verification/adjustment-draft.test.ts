import { describe, expect, it } from 'vitest';
import { changeOf } from './adjustment-draft.ts';

describe('ADJUSTMENT form', () => {
  it('ADJUSTMENT typed with a true minus, separators or nothing at all is read; words are not guessed', () => {
    expect(changeOf({ count: '−1', wan: '-12,000' })).toEqual({ count: -1, yuan: -120_000_000 });
    expect(changeOf({ count: '', wan: '0.5' })).toEqual({ count: 0, yuan: 5_000 });
    expect(changeOf({ count: '一个', wan: '' })).toBeNull();
  });
});
