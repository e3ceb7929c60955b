import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testIds } from '../kernel/ids.ts';
import { type RowFields, sameValue } from '../ledger/fields.ts';
import type { Mutation } from '../protocol/push.ts';
import { absorbRow } from './absorb-row.ts';
import type { SyncRow } from './sync-sheet.ts';

const ids = testIds();
const rowId = ids.next('r');
const newId = () => ids.next('r');
const row = (fields: RowFields, refused?: string[]): SyncRow => ({
  key: '2',
  row: 2,
  rowId,
  fields,
  ...(refused ? { refused: new Set(refused) } : {}),
});
const shadow = (fields: RowFields) => ({ rev: 1, epoch: 'e1', fields });
const server = (fields: RowFields, deleted = false) => ({ rev: 2, deleted, fields });
const sent = (set: Mutation['set'], kind: Mutation['kind'] = 'upsert'): Mutation => ({
  id: ids.next('m'),
  rowId,
  kind,
  baseRev: 1,
  base: {},
  set,
});
const common = { rowId, epoch: 'e1', newId };

describe('a row that is alive', () => {
  test('I5 untouched cells take the server’s values', () => {
    const result = absorbRow({
      ...common,
      server: server({ a: 'new', b: 'y' }),
      shadow: shadow({ a: 'x', b: 'y' }),
      row: row({ a: 'x', b: 'y' }),
    });
    expect(result.patches).toEqual([{ kind: 'setCells', row: 2, rowId, set: { a: 'new' }, was: { a: 'x' } }]);
    expect(result.shadow).toEqual({ rev: 2, epoch: 'e1', fields: { a: 'new', b: 'y' } });
  });

  test('I3 a cell edited meanwhile stays, and what its author had seen is remembered', () => {
    const result = absorbRow({ ...common, server: server({ a: 'theirs' }), shadow: shadow({ a: 'x' }), row: row({ a: 'mine' }) });
    expect(result.patches).toEqual([]);
    expect(result.shadow).toMatchObject({ fields: { a: 'theirs' }, bases: { a: 'x' } });
  });

  test('I1 a cell edited after it was sent stays, and is later sent against what was accepted', () => {
    const result = absorbRow({
      ...common,
      server: server({ a: 'sent' }),
      shadow: shadow({ a: 'x' }),
      row: row({ a: 'later' }),
      sent: sent({ a: 'sent' }),
    });
    expect(result).toEqual({ patches: [], shadow: { rev: 2, epoch: 'e1', fields: { a: 'sent' } } });
  });

  test('I5 a value that lost against the server’s is replaced in the cell it was sent from', () => {
    const result = absorbRow({
      ...common,
      server: server({ a: 'theirs' }),
      shadow: shadow({ a: 'x' }),
      row: row({ a: 'mine' }),
      sent: sent({ a: 'mine' }),
    });
    expect(result.patches).toMatchObject([{ set: { a: 'theirs' }, was: { a: 'mine' } }]);
  });

  test('I1 a cell that cannot be read is never overwritten', () => {
    const result = absorbRow({ ...common, server: server({ a: 'theirs' }), shadow: shadow({}), row: row({}, ['a']) });
    expect(result.patches).toEqual([]);
    expect(result.shadow.bases).toEqual({ a: null });
  });

  test('I5 a column the sheet does not have is neither written nor taken for an edit', () => {
    const lacking = { ...row({ a: 'x' }), absent: new Set(['b']) };
    const result = absorbRow({
      ...common,
      server: server({ a: 'x', b: 'new' }),
      shadow: shadow({ a: 'x', b: 'y' }),
      row: lacking,
    });
    expect(result).toEqual({ patches: [], shadow: { rev: 2, epoch: 'e1', fields: { a: 'x', b: 'new' } } });
    const deleted = absorbRow({
      ...common,
      server: server({ a: 'x', b: 'new' }, true),
      shadow: shadow({ a: 'x', b: 'y' }),
      row: lacking,
    });
    expect(deleted.patches).toMatchObject([{ kind: 'remove' }]);
  });

  test('I5 the value a person chose in a conflict comes into the cell', () => {
    const result = absorbRow({
      ...common,
      server: server({ a: 'mine' }),
      shadow: shadow({ a: 'theirs' }),
      row: row({ a: 'theirs' }),
      sent: sent({ a: 'mine' }, 'resolve'),
    });
    expect(result.patches).toMatchObject([{ set: { a: 'mine' } }]);
  });

  test('I5 a row of another file is added, one a person took out is shown again only when it changed', () => {
    expect(absorbRow({ ...common, server: server({ a: 'x' }), shadow: undefined, row: undefined }).patches).toEqual([
      { kind: 'insert', rowId, fields: { a: 'x' } },
    ]);
    expect(absorbRow({ ...common, server: server({ a: 'x' }), shadow: shadow({ a: 'x' }), row: undefined }).patches).toEqual([]);
    expect(
      absorbRow({ ...common, server: server({ a: 'new' }), shadow: shadow({ a: 'x' }), row: undefined }).patches,
    ).toHaveLength(1);
  });
});

describe('a row that was deleted', () => {
  test('I5 it leaves the sheet when nothing was typed into it since', () => {
    const result = absorbRow({ ...common, server: server({ a: 'x' }, true), shadow: shadow({ a: 'x' }), row: row({ a: 'x' }) });
    expect(result).toMatchObject({ patches: [{ kind: 'remove', row: 2 }], shadow: { deleted: true } });
  });

  test('I1 with something typed since, it stays under a new id', () => {
    const result = absorbRow({
      ...common,
      server: server({ a: 'x' }, true),
      shadow: shadow({ a: 'x' }),
      row: row({ a: 'mine' }),
    });
    expect(result.patches).toMatchObject([{ kind: 'setId', was: rowId }]);
  });
});

const fields = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z'), { noNullPrototype: true });

test('I1 I5 whatever comes in, each cell ends as the server’s value or as what was typed, and the latter is still to be sent', () => {
  fc.assert(
    fc.property(fields, fields, fields, fc.option(fields, { nil: undefined }), (known, cells, now, set) => {
      const input = {
        ...common,
        server: server(now),
        shadow: shadow(known),
        row: row(cells),
        ...(set ? { sent: sent(set) } : {}),
      };
      const result = absorbRow(input);
      const patch = result.patches[0];
      const after = { ...cells, ...(patch?.kind === 'setCells' ? patch.set : {}) };
      for (const field of ['a', 'b'] as const) {
        const untouched = sameValue(cells[field], set?.[field] ?? known[field]);
        if (untouched) expect(sameValue(after[field], now[field])).toBe(true);
        else expect(sameValue(after[field], cells[field])).toBe(true);
        expect(sameValue(result.shadow.fields[field], now[field])).toBe(true);
      }
    }),
    { seed: 42, numRuns: 1_000 },
  );
});
