import type { BulletinRow, FrozenBulletin } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { type MovedRow, movedRows } from '@double-hundred/shared/bulletin/moved-rows';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { BulletinMove } from '@double-hundred/shared/protocol/bulletins';
import type { User } from '@double-hundred/shared/protocol/session';
import type { BulletinStore } from '../../store/bulletin-store.ts';
import type { ClaimStore } from '../../store/claim-store.ts';
import type { KeptRow, SyncStore } from '../../store/sync-store.ts';
import { codeName } from '../masking/mask-fields.ts';
import { createFactNamer, factColumns } from '../masking/fact-namer.ts';
import { scopeOf } from '../totals/read-totals.ts';

/** What telling the moved rows of a correction stands on. */
export interface MovedRowDeps {
  readonly bulletins: Pick<BulletinStore, 'find'>;
  readonly claims: Pick<ClaimStore, 'decisions'>;
  readonly rows: Pick<SyncStore, 'row' | 'revisions'>;
  readonly definition: LedgerDefinition;
}

/** A longer list is for the ledger, not for a person; the figures above it are complete. */
const MOST = 200;

/**
 * The rows behind the changed figures of a correction, as they counted before and count now, each with the decision or the
 * edit made between the two. A unit account gets its own parts only; a row another unit handed in comes under a code name.
 */
export async function readMovedRows(
  deps: MovedRowDeps,
  bulletin: FrozenBulletin,
  viewer: User,
): Promise<{ readonly moved: BulletinMove[]; readonly moreMoved: number }> {
  const earlier = bulletin.corrects === null ? null : await deps.bulletins.find(bulletin.corrects.id);
  if (earlier === null) return { moved: [], moreMoved: 0 };
  const own = scopeOf(viewer);
  const all = movedRows(earlier.bulletin.rows, bulletin.rows).filter(({ unitId }) => own === null || unitId === own);
  const between = { from: earlier.bulletin.takenAt, to: bulletin.takenAt, basis: bulletin.figures.scope.basis };
  const moved: BulletinMove[] = [];
  for (const row of all.slice(0, MOST)) moved.push(await moveOf(deps, row, between, viewer));
  return { moved, moreMoved: all.length - moved.length };
}

interface Between {
  readonly from: string;
  readonly to: string;
  readonly basis: FrozenBulletin['figures']['scope']['basis'];
}

async function moveOf(deps: MovedRowDeps, moved: MovedRow, between: Between, viewer: User): Promise<BulletinMove> {
  const { rowId, unitId, kind } = moved;
  const row = await deps.rows.row(rowId);
  const projectName = row === null ? codeName(rowId) : nameFor(deps.definition, viewer, row);
  const own = scopeOf(viewer);
  const foreign = row === null || (own !== null && row.unitId !== own);
  return {
    rowId,
    unitId,
    kind,
    projectName,
    before: partOf(moved.before),
    after: partOf(moved.after),
    ground: foreign ? null : await groundOf(deps, moved, between),
  };
}

function nameFor(definition: LedgerDefinition, viewer: User, { rowId, unitId, fields }: KeptRow): string {
  const { nameColumn, stageColumn } = factColumns(definition);
  const text = (column: string): string => {
    const value = fields[column];
    return typeof value === 'string' ? value : '';
  };
  return createFactNamer(definition, viewer)({ rowId, unitId, name: text(nameColumn), stage: text(stageColumn) });
}

function partOf(row: BulletinRow | null): BulletinMove['before'] {
  return row === null ? null : { day: row.day, share: row.bps / 10_000, yuan: row.yuan };
}

/** The last decision of the basis between the two readings, else the last edit. */
async function groundOf(
  { claims, rows }: MovedRowDeps,
  { rowId, kind }: MovedRow,
  { from, to, basis }: Between,
): Promise<BulletinMove['ground']> {
  const within = ({ at }: { at: string }): boolean => at >= from && at <= to;
  const decided = (await claims.decisions(rowId)).filter((each) => each.basis === basis && each.kind === kind).findLast(within);
  if (decided) return { decision: decided.decision, text: decided.ground, by: decided.userName, at: decided.at };
  const edited = (await rows.revisions(rowId)).findLast(within);
  return edited === undefined ? null : { decision: null, text: null, by: edited.userName, at: edited.at };
}
