import type { Day } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import type { RaisedOver } from '../rule/rule-input.ts';
import type { LedgerContext } from '../value/context.ts';
import { checkFields, type FieldsChecked } from './check-fields.ts';
import { groupKeys } from './group.ts';
import { createGroupIndex } from './group-index.ts';
import { peerKeys } from './peer.ts';
import { createPeerIndex } from './peer-index.ts';
import { resolveRefs } from './resolve-refs.ts';
import { NO_LINKS, type RowLinks } from './row-links.ts';

/** A row in canonical values, as it is stored, with what is known of its past. */
export interface RowToJudge {
  readonly rowId: string;
  readonly fields: RowFields;
  readonly accepted?: RowFields | undefined;
  readonly lastConfirmedDay?: Day | undefined;
  readonly raisedOver?: Readonly<Record<string, RaisedOver>> | undefined;
  readonly elsewhere?: ReadonlySet<string> | undefined;
}

/**
 * Checks all rows of a unit's ledger anew, each beside all others, in the order in which they came: what the server
 * holds is judged by the very rules a sheet is. Gives the findings by row id.
 */
export function checkRows(
  definition: LedgerDefinition,
  context: LedgerContext,
  rows: readonly RowToJudge[],
  links: RowLinks = NO_LINKS,
): ReadonlyMap<string, FieldsChecked> {
  const peers = createPeerIndex();
  const groups = createGroupIndex();
  const indexed = rows.map((row, position) => {
    const fields = resolveRefs(definition, row.fields, row.accepted ?? null, links);
    const keys = peerKeys(definition, fields);
    const one = { key: row.rowId, fields, keys, groups: groupKeys(definition, fields), position };
    return { ...one, accepted: row.accepted !== undefined };
  });
  for (const row of indexed) {
    peers.add(row);
    if (row.groups.length > 0) groups.add(row);
  }
  return new Map(
    rows.flatMap((row, place) => {
      const own = indexed[place];
      if (own === undefined) return [];
      const beside = { peers: peers.peersOf(own), groups: groups.groupsOf(own), links };
      const known = {
        accepted: row.accepted,
        lastConfirmedDay: row.lastConfirmedDay,
        raisedOver: row.raisedOver,
        elsewhere: row.elsewhere,
      };
      return [
        [row.rowId, checkFields(definition, context, { key: row.rowId, fields: own.fields, ...known, ...beside })] as const,
      ];
    }),
  );
}
