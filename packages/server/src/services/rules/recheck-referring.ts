import { watchedColumns } from '@double-hundred/shared/check/watched-columns';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { judgeReferring } from '../sync/judge-referring.ts';
import { linksInTurn, type LinkDeps } from '../sync/push-links.ts';
import { refKeyOf } from '../sync/push-peers.ts';
import { unitsConcerned } from '../sync/units-concerned.ts';
import type { RuleDeps } from './rule-deps.ts';

/** Judges again the rows that refer to a row of which something else than its values has changed. */
export type RecheckReferring = (rowId: string) => Promise<void>;

/** A verification changes no value of a project, yet money for an achievement asks whether it is confirmed. */
export function createRecheckReferring(deps: RuleDeps & { readonly links: LinkDeps }): RecheckReferring {
  return (rowId) =>
    deps.store.exclusive(async (turn) => {
      const under = ({ rulesVersion = 1 }: LedgerDefinition) => ({ rulesVersion, day: deps.clock.today() });
      const row = (await turn.ground([], [rowId])).rows.get(rowId);
      const linked = row === undefined ? null : deps.reference.definition(row.ledger);
      if (row === undefined || linked === null) return;
      const keys = [refKeyOf(linked.id, rowId)];
      for (const definition of deps.reference.definitions()) {
        if (definition.id === linked.id || watchedColumns(definition, linked).size === 0) continue;
        for (const unitId of unitsConcerned(definition, row.unitId, [row])) {
          const context = deps.reference.context(unitId);
          if (context === null) continue;
          const links = () => linksInTurn(deps.links, turn, unitId, definition);
          const rows = await judgeReferring(turn, keys, { definition, context, unitId, links });
          if (rows.length > 0) await turn.saveJudged(rows, under(definition));
        }
      }
    });
}
