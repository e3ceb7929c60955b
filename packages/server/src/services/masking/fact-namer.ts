import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FactRow } from '../../store/totals-store.ts';
import { scopeOf } from '../totals/read-totals.ts';
import { codeName, createFieldMask } from './mask-fields.ts';

/** The columns a fact is named and masked by. */
export function factColumns({ nameColumn, stages }: LedgerDefinition): { nameColumn: string; stageColumn: string } {
  return { nameColumn, stageColumn: stages?.column ?? nameColumn };
}

/** What of a fact says how its project may be called. */
export type NamedFact = Pick<FactRow, 'rowId' | 'unitId' | 'name' | 'stage'>;

/**
 * What a viewer may call the project of a fact: its name, or a code name while it is confidential to the viewer.
 * A unit account sees its part of another unit's row under a code name. Without a viewer (commands) nothing is masked.
 */
export function createFactNamer(definition: LedgerDefinition, viewer: User | null): (fact: NamedFact) => string {
  const { nameColumn, stageColumn } = factColumns(definition);
  const own = viewer ? scopeOf(viewer) : null;
  const mask = viewer ? createFieldMask(definition, viewer) : null;
  return (fact) => {
    if (own !== null && fact.unitId !== own) return codeName(fact.rowId);
    const row = { rowId: fact.rowId, unitId: fact.unitId, states: [{ [stageColumn]: fact.stage }] };
    const seen = mask ? mask.value(nameColumn, fact.name, row) : fact.name;
    return typeof seen === 'string' ? seen : codeName(fact.rowId);
  };
}
