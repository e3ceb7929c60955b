import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { User } from '@double-hundred/shared/protocol/session';
import type { EvidenceFiles, EvidenceStore } from '../../store/evidence-store.ts';
import type { InspectionStore } from '../../store/inspection-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { RowMasks } from '../masking/row-masks.ts';
import type { Reference } from '../reference/reference.ts';
import type { EvidenceSubject } from './evidence-subject.ts';

/** What evidence stands on. */
export interface EvidenceDeps {
  readonly store: EvidenceStore;
  readonly files: EvidenceFiles;
  readonly rows: Pick<SyncStore, 'row'>;
  readonly inspections: Pick<InspectionStore, 'inspection'>;
  readonly masks: RowMasks;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Why a call about evidence is refused. */
export interface EvidenceFault {
  readonly kind: 'noRow' | 'noFile' | 'confidential' | 'refused' | 'tooLarge' | 'forbidden';
  readonly detail: string;
}

/** Whether what evidence shows is kept from a viewer, as the fields of the row it is about would be. */
export async function isHidden(
  { reference, masks }: Pick<EvidenceDeps, 'reference' | 'masks'>,
  { shows }: EvidenceSubject,
  viewer: User,
): Promise<boolean> {
  if (shows === null) return false;
  const definition = reference.definition(shows.ledger);
  if (definition === null) return true;
  const { rowId, unitId, fields } = shows;
  return (await masks(definition, viewer, unitId)).confidential({ rowId, unitId, states: [fields] });
}
