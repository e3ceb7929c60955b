import { setImmediate } from 'node:timers/promises';
import type { RowLinks } from '@double-hundred/shared/check/row-links';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { KeptRow, SyncTurn } from '../../store/sync-store.ts';
import { checkRow } from './check-row.ts';
import { codesOf, columnsElsewhere } from './codes-elsewhere.ts';
import { createPushDraft } from './push-draft.ts';
import { sameJudgement } from './settle-groups.ts';

const MOST_REFERRING = 5_000;
/** Rows worked on before other calls are let in. */
const SLICE_ROWS = 50;

/** What rows that refer to others are judged by. */
export interface ReferringGround {
  /** The ledger of the rows. */
  readonly definition: LedgerDefinition;
  readonly context: LedgerContext;
  readonly unitId: string;
  /** The other ledgers as they stand now. */
  readonly links: () => Promise<RowLinks>;
  /** A row as the turn has decided it so far; null when it has not touched it. */
  readonly current?: (rowId: string) => KeptRow | null;
}

/**
 * Judges again the rows of a unit's ledger that carry one of the keys (`refKeyOf`), and gives those of which something
 * else is found than before. They get no revision. A ledger that counts achievements is left to the recheck.
 */
export async function judgeReferring(
  turn: SyncTurn,
  keys: readonly string[],
  { definition, context, unitId, links, current = () => null }: ReferringGround,
): Promise<readonly KeptRow[]> {
  if (keys.length === 0 || definition.rules.some(({ kind }) => kind === 'qualifying')) return [];
  const found = await turn.peers({ unitId, ledger: definition.id, keys, except: [], most: MOST_REFERRING });
  const rowIds = [...new Set(found.map(({ rowId }) => rowId))];
  if (rowIds.length === 0) return [];
  const ground = await turn.ground([], rowIds);
  const draft = createPushDraft(turn, ground, unitId, definition);
  const known = await links();
  const judged: KeptRow[] = [];
  for (const [index, rowId] of rowIds.entries()) {
    if (index % SLICE_ROWS === SLICE_ROWS - 1) await setImmediate();
    const row = current(rowId) ?? ground.rows.get(rowId);
    if (row === undefined || row.deleted) continue;
    const codes = await turn.codesElsewhere(unitId, codesOf(definition, row));
    const elsewhere = columnsElsewhere(definition, row.fields, codes);
    const beside = { ...(await draft.besides(rowId, row.createdSeq, row.fields)), links: known, elsewhere };
    const { findings, explanations, unexplained } = checkRow(definition, context, {
      rowId,
      before: row,
      fields: row.fields,
      ...beside,
      given: {},
    });
    const next = { ...row, findings, explanations, unexplained };
    if (!sameJudgement(row, next)) judged.push(next);
  }
  return judged;
}
