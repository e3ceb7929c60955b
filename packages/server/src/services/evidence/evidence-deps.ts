import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { User } from '@double-hundred/shared/protocol/session';
import type { EvidenceFiles, EvidenceStore } from '../../store/evidence-store.ts';
import type { KeptRow, SyncStore } from '../../store/sync-store.ts';
import { createFieldMask } from '../masking/mask-fields.ts';
import type { Reference } from '../reference/reference.ts';

/** What evidence stands on. */
export interface EvidenceDeps {
  readonly store: EvidenceStore;
  readonly files: EvidenceFiles;
  readonly rows: Pick<SyncStore, 'row'>;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Why a call about evidence is refused. */
export interface EvidenceFault {
  readonly kind: 'noRow' | 'noFile' | 'confidential' | 'refused' | 'tooLarge' | 'forbidden';
  readonly detail: string;
}

/** Whether what a row's evidence shows is kept from a viewer, as the row's own fields would be. */
export function isHidden({ reference }: Pick<EvidenceDeps, 'reference'>, row: KeptRow, viewer: User): boolean {
  const definition = reference.definition(row.ledger);
  if (definition === null) return true;
  return createFieldMask(definition, viewer).confidential({ rowId: row.rowId, unitId: row.unitId, states: [row.fields] });
}
