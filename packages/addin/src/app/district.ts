import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { PulledQuery } from '@double-hundred/shared/workbook/pulled-query';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { TotalsView } from './pane-state.ts';

/** The office's view: totals, the rows behind a figure, the revisions behind a row. */
export interface District {
  load(basis: Basis, asOf: string | null): Promise<void>;
  /** Puts what is shown, or the ranking or the lights of the same day, into a new sheet. */
  pull(what: 'totals' | 'ranking' | 'lights'): Promise<void>;
  /** Puts the rows behind the figure that lies open into a new sheet. */
  pullRows(): Promise<void>;
  /** Brings what was pulled into the sheet that is open up to date. */
  refreshPulled(): Promise<void>;
  openRows(unitId: string, kind: AchievementKind): Promise<void>;
  openHistory(rowId: string, name: string): Promise<void>;
  close(): void;
}

export function createDistrict(env: Pick<DeskEnv, 'port' | 'server' | 'store' | 'reference' | 'ids' | 'now' | 'say'>): District {
  const { store, server } = env;
  const show = (change: Partial<TotalsView>): void => store.set({ totals: { ...store.get().totals, ...change } });
  const tell = (failure: CallFailure | null): void => {
    if (failure) show({ failure: failureText(failure) });
  };
  // Fetched when figures are first pulled: the pane itself starts small.
  const desk = () => import('./pulled/pull-desk.ts');
  const pullInto = async (query: PulledQuery): Promise<void> => tell(await (await desk()).pullInto(env, query));
  return {
    async load(basis, asOf) {
      show({ basis, asOf, loading: true, failure: null });
      const answer = await server.totals({ basis, ...(asOf === null ? {} : { asOf }) });
      if (answer.ok) show({ loading: false, answer: answer.value });
      else show({ loading: false, failure: failureText(answer.error) });
    },
    async pull(what) {
      const { answer, basis, asOf } = store.get().totals;
      if (!answer) return;
      await pullInto({ what, basis: answer.basis ?? basis, asOf, unitId: null, kind: null });
    },
    async pullRows() {
      const { drill, answer, basis, asOf } = store.get().totals;
      if (!drill) return;
      await pullInto({ what: 'rows', basis: answer?.basis ?? basis, asOf, unitId: drill.unitId, kind: drill.kind });
    },
    async refreshPulled() {
      tell(await (await desk()).refreshPulled(env));
    },
    async openRows(unitId, kind) {
      show({ drill: { unitId, kind, rows: null }, history: null, failure: null });
      const { answer, basis } = store.get().totals;
      const rows = await server.totalRows({
        unit: unitId,
        kind,
        basis: answer?.basis ?? basis,
        ...(answer ? { asOf: answer.asOf } : {}),
      });
      const { drill } = store.get().totals;
      if (drill?.unitId !== unitId || drill.kind !== kind) return;
      if (rows.ok) show({ drill: { ...drill, rows: rows.value } });
      else show({ drill: { ...drill, rows: [] }, failure: failureText(rows.error) });
    },
    async openHistory(rowId, name) {
      show({ history: { rowId, name, revisions: null, found: null }, failure: null });
      const [revisions, findings] = await Promise.all([server.revisions(rowId), server.rowFindings(rowId)]);
      if (store.get().totals.history?.rowId !== rowId) return;
      const found = findings.ok ? findings.value : null;
      if (revisions.ok) show({ history: { rowId, name, revisions: revisions.value, found } });
      else show({ history: { rowId, name, revisions: [], found }, failure: failureText(revisions.error) });
    },
    close() {
      const { history } = store.get().totals;
      show(history ? { history: null, failure: null } : { drill: null, failure: null });
    },
  };
}
