import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { User } from '@double-hundred/shared/protocol/session';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { templateMemory } from '@double-hundred/shared/workbook/remembered-layout';
import { FILE_STATE_KEY, writeStatePart } from '@double-hundred/shared/workbook/state-part';
import type { Head, KeptRow, SyncStore } from '../../store/sync-store.ts';
import { createRowMasks } from '../masking/row-masks.ts';
import { type CallRefusal, ledgerNotFound, noCampaign } from '../sync/call-refusal.ts';
import type { SyncReference } from '../sync/sync-deps.ts';
import { ledgerSheetName } from './ledger-sheet.ts';
import { TASK_PANE } from './task-pane.ts';
import { templateWorkbook } from './template-workbook.ts';

export interface TemplateDeps {
  readonly reference: SyncReference;
  readonly store: Pick<SyncStore, 'head' | 'rows'>;
  readonly ids: IdSource;
}

/** Makes a unit's template, filled with the rows the server holds. */
export type TemplateService = (
  request: { readonly unit: string; readonly ledger: string },
  viewer: User,
) => Promise<Result<Uint8Array, CallRefusal>>;

/** Templates for the people of a unit carry the state of the file, so that the pane goes on where the server stands. */
export function createTemplateService({ reference, store, ids }: TemplateDeps): TemplateService {
  return async ({ unit, ledger }, viewer) => {
    const definition = reference.definition(ledger);
    if (definition === null) return err(ledgerNotFound(ledger));
    const context = reference.context(unit);
    if (context === null) return err(noCampaign());
    const head = await store.head();
    const rows = (await store.rows(unit, ledger))
      .filter(({ deleted }) => !deleted)
      .sort((left, right) => left.createdSeq - right.createdSeq);
    const mask = await createRowMasks({ reference, store })(definition, viewer, unit);
    const shown = rows.map(({ rowId, unitId, fields }) => ({ rowId, fields: mask.fields(fields, { rowId, unitId }) }));
    const customXml = viewer.unitId === unit ? [stateXml(definition, unit, head, rows, ids)] : [];
    return ok(await templateWorkbook({ definition, context, rows: shown, customXml, taskPane: TASK_PANE }));
  };
}

function stateXml(definition: LedgerDefinition, unit: string, head: Head, rows: readonly KeptRow[], ids: IdSource): string {
  const identity = {
    fileId: ids.next('f'),
    replicaId: ids.next('c'),
    unit,
    ledger: definition.id,
    schemaVersion: definition.version,
  };
  const shadow = Object.fromEntries(rows.map(({ rowId, rev, fields }) => [rowId, { rev, epoch: head.epoch, fields }]));
  const layout = templateMemory(definition, ledgerSheetName(definition));
  return writeStatePart(
    FILE_STATE_KEY,
    JSON.stringify({ ...newFileState(identity), epoch: head.epoch, cursor: head.headSeq, shadow, layout }),
  );
}
