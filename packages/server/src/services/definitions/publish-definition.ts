import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import type { DefinitionChange } from '@double-hundred/shared/definition/definition-change';
import { diffDefinitions, unsafeChanges } from '@double-hundred/shared/definition/diff-definitions';
import { readDefinition } from '@double-hundred/shared/definition/read-definition';
import type { DefinitionFault } from '@double-hundred/shared/definition/sheet-table';
import { type LedgerDefinition, columnOf } from '@double-hundred/shared/ledger/definition';
import { publishTexts } from '@double-hundred/shared/message/definition-diff';
import { DEFINITION_SHEETS } from '@double-hundred/shared/message/definition-words';
import type { DefinitionStore } from '../../store/definition-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { WorkbookReader } from '../../workbook/workbook-reader.ts';
import type { Reference } from '../reference/reference.ts';
import type { SyncAuthor } from '../sync/sync-deps.ts';
import { rowsTouched } from './rows-touched.ts';

export interface DefinitionDeps {
  readonly store: DefinitionStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly rows: Pick<SyncStore, 'everyRow'>;
  readonly readWorkbook: WorkbookReader;
}

/** A change with the stored rows that a narrower limit touches. */
export interface ShownChange extends DefinitionChange {
  readonly rows?: number;
}

/** A definition that may be published, with what it changes. */
export interface CheckedDefinition {
  readonly definition: LedgerDefinition;
  readonly changes: readonly ShownChange[];
}

/** Reads a definition workbook and holds it against the version in force; stores nothing. All faults at once. */
export async function checkDefinition(
  deps: Pick<DefinitionDeps, 'reference' | 'rows' | 'readWorkbook'>,
  bytes: Uint8Array,
): Promise<Result<CheckedDefinition, readonly DefinitionFault[]>> {
  const sheet = DEFINITION_SHEETS.ledger.name;
  const fault = (message: string, cell = ''): DefinitionFault => ({ sheet, cell, message });
  const workbook = await deps.readWorkbook(bytes);
  if (!workbook.ok) return err([fault(workbook.error.message)]);
  const read = readDefinition(workbook.value, deps.reference.definitions());
  if (!read.ok) return read;
  const definition = read.value;
  const before = deps.reference.published(definition.id);
  const changes = before === null ? diffDefinitions(null, definition) : await shownChanges(deps, before, definition);
  const faults = unsafeChanges(changes).map((change) => fault(unsafeText(change, definition.version)));
  if (before !== null && definition.version <= before.version && changes.length > 0)
    faults.unshift(fault(publishTexts.version(definition.version, before.version), 'B3'));
  if (definition.minVersion > definition.version)
    faults.unshift(fault(publishTexts.minVersion(definition.minVersion, definition.version), 'B4'));
  return faults.length > 0 ? err(faults) : ok({ definition, changes });
}

async function shownChanges(
  deps: Pick<DefinitionDeps, 'reference' | 'rows'>,
  before: LedgerDefinition,
  after: LedgerDefinition,
): Promise<readonly ShownChange[]> {
  const changes = diffDefinitions(before, after);
  if (changes.every(({ narrows }) => narrows === undefined)) return changes;
  const touched = await rowsTouched(deps, before, after);
  return changes.map((change) => {
    if (change.narrows === undefined || columnOf(after, change.narrows) === null) return change;
    const rows = touched.get(change.narrows) ?? 0;
    return { ...change, rows, text: publishTexts.touches(change.text, rows) };
  });
}

function unsafeText({ text, narrows }: ShownChange, version: number): string {
  return narrows === undefined ? publishTexts.unsafe(text) : publishTexts.narrows(text, narrows, version);
}

/** Publishes a definition: it is in force for everybody at once; older versions are taken as long as it says. Audited. */
export async function publishDefinition(
  deps: DefinitionDeps,
  bytes: Uint8Array,
  note: string,
  author: SyncAuthor,
): Promise<Result<CheckedDefinition, readonly DefinitionFault[]>> {
  const checked = await checkDefinition(deps, bytes);
  if (!checked.ok || checked.value.changes.length === 0) return checked;
  const { definition, changes } = checked.value;
  const at = new Date(deps.clock.now()).toISOString();
  const migratedAt = (definition.migration ?? []).length === 0 ? at : null;
  await deps.store.publish(
    { definition, note, userId: author.id, userName: author.name, at, migratedAt },
    {
      at,
      actor: author.id,
      action: 'definition.publish',
      subject: `${definition.id}/${definition.version}`,
      detail: { note, changes: changes.map(({ text }) => text) },
    },
  );
  return checked;
}
