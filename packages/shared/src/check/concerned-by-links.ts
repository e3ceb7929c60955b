import type { LedgerDefinition } from '../ledger/definition.ts';
import { refIn, refKey, type RowFields, type RowRef } from '../ledger/fields.ts';
import { mayBeNear } from '../value/closest-name.ts';
import { foldName } from '../value/fold-name.ts';
import { refColumns } from './resolve-refs.ts';
import type { LinkChange, RowLinks } from './row-links.ts';

/** With more names than these that came or went, every unknown name is looked at again. */
const MANY_NAMES = 50;

/**
 * Tells which rows of a ledger may have other references or findings after rows of another ledger changed: those that
 * refer to one of them, those whose unknown name one of them may be near to, and those that want a row there.
 */
export function concernedByLinks(
  definition: LedgerDefinition,
  links: RowLinks,
  change: LinkChange,
): (fields: RowFields) => boolean {
  const refs = refColumns(definition).filter(({ ledger }) => ledger === change.ledger);
  const wanting = definition.rules.flatMap((rule) =>
    rule.kind === 'lateWithoutRow' && rule.params.ledger === change.ledger ? [rule.params] : [],
  );
  const refersTo = (ref: RowRef): boolean => {
    const name = foldName(ref.text);
    if (change.keys.has(name) || (ref.rowId !== undefined && change.keys.has(`#${ref.rowId}`))) return true;
    if (change.names.size === 0 || (ref.rowId !== undefined && links.ledger(change.ledger)?.byId(ref.rowId))) return false;
    if ((links.ledger(change.ledger)?.byName(name).length ?? 0) > 0) return false;
    if (change.names.size > MANY_NAMES) return true;
    for (const moved of change.names) if (mayBeNear(name, moved)) return true;
    return false;
  };
  const wantedBy = (ref: RowRef, column: string): boolean =>
    change.refs.has(`${column}=${refKey(ref)}`) || change.refs.has(`${column}=${foldName(ref.text)}`);
  return (fields) =>
    refs.some(({ key }) => {
      const ref = refIn(fields, key);
      return ref !== null && refersTo(ref);
    }) ||
    wanting.some(({ ref: key, ledgerRef }) => {
      const ref = refIn(fields, key);
      return ref !== null && wantedBy(ref, ledgerRef);
    });
}
