import { describe, expect, it } from 'vitest';
import { createPeerIndex, type IndexedRow } from './peer-index.ts';

const indexed = (key: string, position: number, accepted = false): IndexedRow => ({
  key,
  fields: { key },
  keys: ['same'],
  position,
  accepted,
});

describe('rows that share a key', () => {
  it('P007 the first stands against all, the second is named on the first, others concern nobody', () => {
    const index = createPeerIndex();
    const [third, first, second] = [indexed('c', 3), indexed('a', 1), indexed('b', 2)];
    for (const row of [third, first, second]) index.add(row);
    expect(index.peersOf(first)).toEqual([{ key: 'b', fields: second.fields, stands: false }]);
    expect(index.peersOf(third)).toEqual([{ key: 'a', fields: first.fields, stands: true }]);
    expect(index.concernedBy(first)).toEqual(new Set(['b', 'c']));
    expect(index.concernedBy(second)).toEqual(new Set(['a']));
    expect(index.concernedBy(third)).toEqual(new Set());
  });

  it('P007 a row the server holds stands before the rows above it', () => {
    const index = createPeerIndex();
    const [upper, held] = [indexed('a', 1), indexed('b', 2, true)];
    index.add(upper);
    index.add(held);
    expect(index.peersOf(upper)).toMatchObject([{ key: 'b', stands: true }]);
    index.remove(held);
    expect(index.peersOf(upper)).toEqual([]);
  });
});
