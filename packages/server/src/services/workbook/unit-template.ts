import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { User } from '@double-hundred/shared/protocol/session';
import { ALL_LEDGERS } from '@double-hundred/shared/protocol/workbook-report';
import { newFileState } from '@double-hundred/shared/sync/file-state';
import { templateMemory } from '@double-hundred/shared/workbook/remembered-layout';
import { FILE_STATE_KEY, stateKeyOf, writeStatePart } from '@double-hundred/shared/workbook/state-part';
import type { Head, KeptRow, SyncStore } from '../../store/sync-store.ts';
import { createRowMasks } from '../masking/row-masks.ts';
import { type CallRefusal, ledgerNotFound, noCampaign } from '../sync/call-refusal.ts';
import type { SyncReference } from '../sync/sync-deps.ts';
import { type LedgerSheetInput, ledgerSheetName } from './ledger-sheet.ts';
import { TASK_PANE } from './task-pane.ts';
import { templateWorkbook } from './template-workbook.ts';

export interface TemplateDeps {
  readonly reference: SyncReference;
  readonly store: Pick<SyncStore, 'head' | 'rows' | 'sharedRows'>;
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
    const definitions = ledger === ALL_LEDGERS ? reference.definitions() : [reference.definition(ledger)];
    const context = reference.context(unit);
    const head = await store.head();
    const masks = createRowMasks({ reference, store });
    const sheets: LedgerSheetInput[] = [];
    const customXml: string[] = [];
    for (const definition of definitions) {
      if (definition === null) return err(ledgerNotFound(ledger));
      if (context === null) return err(noCampaign());
      const rows = (await store.rows(unit, definition.id))
        .filter(({ deleted }) => !deleted)
        .sort((left, right) => left.createdSeq - right.createdSeq);
      const mask = await masks(definition, viewer, unit);
      const shown = rows.map(({ rowId, unitId, fields }) => ({ rowId, fields: mask.fields(fields, { rowId, unitId }) }));
      const key = sheets.length === 0 ? FILE_STATE_KEY : stateKeyOf(definition.id);
      if (viewer.unitId === unit) customXml.push(stateXml(key, definition, unit, head, rows, ids));
      sheets.push({ definition, context, rows: shown });
    }
    const [first, ...further] = sheets;
    if (first === undefined) return err(ledgerNotFound(ledger));
    return ok(await templateWorkbook({ ...first, further, customXml, taskPane: TASK_PANE }));
  };
}

function stateXml(
  key: string,
  definition: LedgerDefinition,
  unit: string,
  head: Head,
  rows: readonly KeptRow[],
  ids: IdSource,
): string {
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
    key,
    JSON.stringify({ ...newFileState(identity), epoch: head.epoch, cursor: head.headSeq, shadow, layout }),
  );
}
