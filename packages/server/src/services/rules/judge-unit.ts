import { judgeRows, type JudgeDeps } from './judge-rows.ts';
import type { RuleDeps } from './rule-deps.ts';

const PAGE = 100;

/**
 * Judges a unit's rows of a ledger, or one of them, by the rules and the day as they are now, page by page so that pushes
 * get their turn. Only rows of which something else is found are written.
 */
export async function judgeUnit(
  deps: RuleDeps & JudgeDeps & { readonly breathe: () => Promise<void> },
  of: { readonly ledger: string; readonly unitId: string },
  rowId?: string,
): Promise<void> {
  let cursor = '';
  for (;;) {
    const last = await deps.store.exclusive(async (turn) => {
      const definition = deps.reference.definition(of.ledger);
      if (definition === null) return true;
      const page = rowId === undefined ? await turn.page(of, cursor, PAGE) : { rowIds: [rowId], next: '' };
      const { changed, facts } = await judgeRows(deps, turn, definition, page.rowIds);
      if (changed.length > 0) {
        const at = new Date(deps.clock.now()).toISOString();
        const under = { rulesVersion: definition.rulesVersion ?? 1, day: deps.clock.today() };
        await turn.saveJudged(changed, { ...under, facts, at });
      }
      cursor = page.next;
      return page.rowIds.length < PAGE;
    });
    if (last) return;
    await deps.breathe();
  }
}
