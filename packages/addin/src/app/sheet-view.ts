import { harmfulColumns } from '@double-hundred/shared/workbook/find-damage';
import type { CheckedSheet, LedgerRow } from './check-sheet.ts';
import { createCheckViewer } from './check-view.ts';
import type { OpenLedger } from './desk.ts';
import { createKeptParts } from './kept-parts.ts';
import { damageOf } from './sheet-damage.ts';
import { createUnsentCounter } from './unsent-rows.ts';

type Ground = Pick<OpenLedger, 'checked' | 'definition' | 'state'>;

/** What is shown of one sheet, kept up to date row by row. */
export interface SheetView {
  /** Works on the rows ahead of showing them, that many a step. */
  prepare(ground: Ground, size: number): Generator<void, void>;
  check(ground: Ground): ReturnType<ReturnType<typeof createCheckViewer>['view']>;
  unsent(ground: Ground): ReturnType<ReturnType<typeof createUnsentCounter>['count']>;
  damage(open: OpenLedger): ReturnType<typeof damageOf>;
}

export function createSheetView(): SheetView {
  const viewer = createCheckViewer();
  const counter = createUnsentCounter();
  const shown = lastOf(({ checked, definition: of, state }) => viewer.view(checked, of, state));
  const waiting = lastOf(({ checked, definition: of, state }) => counter.count(checked, state, of));
  let definition: OpenLedger['definition'] | null = null;
  const formats = createKeptParts<LedgerRow, readonly string[]>(({ source }) =>
    definition === null ? [] : harmfulColumns(definition, source.cells),
  );
  let harmful: { readonly rows: CheckedSheet['rows']; readonly columns: ReadonlySet<string> } | null = null;

  function harmfulOf(ground: Ground): ReadonlySet<string> {
    definition = ground.definition;
    const { rows } = ground.checked;
    if (harmful?.rows === rows) return harmful.columns;
    const columns = new Set<string>();
    for (const keys of formats.of(rows, [definition]).parts) for (const key of keys) columns.add(key);
    harmful = { rows, columns };
    return columns;
  }

  return {
    *prepare(ground, size) {
      const { checked, state } = ground;
      definition = ground.definition;
      yield* viewer.prepare(checked, definition, state, size);
      yield* counter.prepare(checked, state, definition, size);
      if (state.layout?.origin === 'template') yield* formats.prepare(checked.rows, [definition], size);
      shown(ground);
      yield;
      waiting(ground);
      yield;
    },
    check: shown,
    unsent: waiting,
    damage: (open) => damageOf(open, () => harmfulOf(open)),
  };
}

/** Works a thing out of a sheet once for as long as sheet, ledger and state stay the same. */
function lastOf<Result>(work: (ground: Ground) => Result): (ground: Ground) => Result {
  let last: { readonly ground: Ground; readonly result: Result } | null = null;
  return ({ checked, definition, state }) => {
    const same = last?.ground.checked === checked && last.ground.definition === definition && last.ground.state === state;
    if (last === null || !same) last = { ground: { checked, definition, state }, result: work({ checked, definition, state }) };
    return last.result;
  };
}
