import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { sameValue } from '@double-hundred/shared/ledger/fields';
import type { RowChange } from '@double-hundred/shared/protocol/changes';
import type { FieldMask } from '../masking/mask-fields.ts';
import { type CallRefusal, epochChanged, ledgerNotFound } from './call-refusal.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface ChangesQuery {
  readonly unit: string;
  readonly ledger: string;
  readonly epoch: string;
  readonly cursor: number;
  readonly limit: number;
}

/** Hides what the reader may not see of a row; absent for the row's own unit, which saves reading what is sent. */
export type ChangeMask = Pick<FieldMask, 'fields' | 'ownReasons'>;

/** Pulls changes: the body of the answer as JSON in UTF-8, in the form of `changesResponseSchema`. */
export type ChangesService = (query: ChangesQuery, mask?: ChangeMask) => Promise<Result<Uint8Array<ArrayBuffer>, CallRefusal>>;

/** Changes of one answer. */
export const MOST_CHANGES = 2_000;

/** Rows changed after a cursor, each once with its latest state, deleted ones too. Stored JSON is joined, not rebuilt. */
export function createChangesService({ store, reference }: Pick<SyncDeps, 'store' | 'reference'>): ChangesService {
  return async (query, mask) => {
    if (reference.definition(query.ledger) === null) return err(ledgerNotFound(query.ledger));
    const limit = Math.min(Math.max(1, query.limit), MOST_CHANGES);
    const page = await store.changes({ unitId: query.unit, ledger: query.ledger, cursor: query.cursor, limit });
    const { epoch, headSeq } = page.head;
    if (epoch !== query.epoch) return err(epochChanged(epoch));
    const changes = mask === undefined ? page.json : masked(page.json, query.unit, mask);
    const before = Buffer.from(`{"epoch":${JSON.stringify(epoch)},"changes":[`);
    const after = Buffer.from(`],"next":${page.next},"more":${page.more},"headSeq":${headSeq}}`);
    return ok(Buffer.concat([before, changes, after]));
  };
}

function masked(json: Uint8Array, unitId: string, mask: ChangeMask): Uint8Array {
  const changes = JSON.parse(`[${Buffer.from(json).toString()}]`) as RowChange[];
  const text = JSON.stringify(
    changes.map(({ explanations, ...change }) => {
      const fields = mask.fields(change.fields, { rowId: change.rowId, unitId });
      // A reason may tell what is hidden, so it goes only with a row that is shown whole.
      const whole = Object.entries(change.fields).every(([key, value]) => sameValue(fields[key], value));
      return {
        ...change,
        fields,
        ...(explanations !== undefined && whole ? { explanations: mask.ownReasons(explanations) } : {}),
      };
    }),
  );
  return Buffer.from(text.slice(1, -1));
}
