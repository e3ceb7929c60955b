import * as fc from 'fast-check';
import type { Fault } from './faulty-network.ts';
import { MODEL_FIELDS } from './model-workbook.ts';

/** One thing a person, the network or the office does. `book` and `row` are taken modulo what there is. */
export type Operation =
  | Act<'edit', { book: number; row: number; field: string; flavour: number }>
  | Act<'clear' | 'sort', { book: number; row: number; field: string }>
  | Act<'insert' | 'clearId' | 'putBack' | 'sayDeleted' | 'restoreRow', { book: number; row: number }>
  | Act<'delete' | 'copyRow' | 'decide', { book: number; row: number; also: boolean }>
  | Act<'pasteOver', { book: number; row: number; onto: number }>
  | Act<'copyFile' | 'saveFile' | 'restoreFile', { book: number }>
  | Act<'sync', { book: number; faults: readonly Fault[]; typing: readonly Typing[]; crashAfter: number | null }>
  | Act<'replayLate', { index: number }>
  | Act<'moveClock', { ms: number }>
  | Act<'backupServer' | 'restoreServer', object>;

type Act<K extends string, T> = K extends string ? { readonly kind: K } & Readonly<T> : never;

/** A cell edited while a call is under way. */
export interface Typing {
  readonly call: number;
  readonly row: number;
  readonly field: string;
}

/** even: all operations; epochs: many copies, restored servers and broken-off syncs, for bugs that need both. */
export type Bias = 'even' | 'epochs';

const book = fc.nat(3);
const row = fc.nat(7);
const field = fc.constantFrom<string>(...MODEL_FIELDS);
const fault = fc.constantFrom<Fault>('ok', 'ok', 'ok', 'dropRequest', 'dropResponse', 'twice');
const typing = fc.record({ call: fc.nat(3), row, field });

const sync = fc.record({
  kind: fc.constant('sync' as const),
  book,
  faults: fc.array(fault, { maxLength: 6 }),
  typing: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(typing, { maxLength: 3 }) }),
  crashAfter: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(6) }),
});

/** Runs of operations in the proportions of an office, or biased towards restored servers. */
export function operations(bias: Bias, maxLength: number): fc.Arbitrary<Operation[]> {
  const rare = bias === 'epochs' ? 4 : 1;
  const of = <K extends string, T>(weight: number, kind: K, rest: { [P in keyof T]: fc.Arbitrary<T[P]> }) => ({
    weight,
    arbitrary: fc.record({ kind: fc.constant(kind), ...rest }),
  });
  const operation = fc.oneof(
    of(8, 'edit', { book, row, field, flavour: fc.nat(11) }),
    of(2, 'clear', { book, row, field }),
    of(4, 'insert', { book, row }),
    of(1, 'delete', { book, row, also: fc.boolean() }),
    of(1, 'sayDeleted', { book, row }),
    of(1, 'putBack', { book, row }),
    of(1, 'restoreRow', { book, row }),
    of(1, 'decide', { book, row, also: fc.boolean() }),
    of(2, 'sort', { book, row, field }),
    of(2, 'copyRow', { book, row, also: fc.boolean() }),
    of(1, 'pasteOver', { book, row, onto: row }),
    of(1, 'clearId', { book, row }),
    of(rare, 'copyFile', { book }),
    of(1, 'saveFile', { book }),
    of(1, 'restoreFile', { book }),
    of(2, 'replayLate', { index: fc.nat(9) }),
    of(1, 'moveClock', { ms: fc.integer({ min: -90_000_000, max: 90_000_000 }) }),
    { weight: 9, arbitrary: sync },
    of(rare, 'backupServer', {}),
    of(rare, 'restoreServer', {}),
  );
  return fc.array(operation as fc.Arbitrary<Operation>, { minLength: 5, maxLength, size: 'max' });
}
