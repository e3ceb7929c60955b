import { setImmediate } from 'node:timers/promises';
import { checkFields } from '@double-hundred/shared/check/check-fields';
import { readStoredValues } from '@double-hundred/shared/check/stored-values';
import { migrationOf } from '@double-hundred/shared/definition/migration';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { withChanges } from '@double-hundred/shared/sync/merge';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { SyncStore } from '../../store/sync-store.ts';
import type { Reference } from '../reference/reference.ts';

const SLICE_ROWS = 50;

/** Of each column, the stored rows that the version before took and the new one would hold for it. */
export async function rowsTouched(
  { rows, reference }: { readonly rows: Pick<SyncStore, 'everyRow'>; readonly reference: Pick<Reference, 'context'> },
  before: LedgerDefinition,
  after: LedgerDefinition,
): Promise<ReadonlyMap<string, number>> {
  const touched = new Map<string, number>();
  const steps = after.migration ?? [];
  const [old, now] = [valuesAlone(before), valuesAlone(after)];
  let seen = 0;
  for await (const { row } of rows.everyRow(after.id)) {
    if ((seen += 1) % SLICE_ROWS === 0) await setImmediate();
    const context = reference.context(row.unitId);
    if (row.deleted || context === null) continue;
    const wrong = wrongColumns(now, context, withChanges(row.fields, migrationOf(row.fields, steps)));
    if (wrong.size === 0) continue;
    const wrongBefore = wrongColumns(old, context, row.fields);
    for (const key of wrong) if (!wrongBefore.has(key)) touched.set(key, (touched.get(key) ?? 0) + 1);
  }
  return touched;
}

/** The definition with what concerns a value by itself: types, what is required, what a stage requires. */
function valuesAlone(definition: LedgerDefinition): LedgerDefinition {
  return { ...definition, rules: definition.rules.filter(({ kind }) => kind === 'stageImplies') };
}

function wrongColumns(definition: LedgerDefinition, context: LedgerContext, stored: RowFields): ReadonlySet<string> {
  const { fields, refused, findings } = readStoredValues(definition, context, stored);
  const checked = checkFields(definition, context, { key: '', fields, refused, peers: [] });
  return new Set([...findings, ...checked.findings].flatMap(({ severity, column }) => (severity === 'error' ? [column] : [])));
}
