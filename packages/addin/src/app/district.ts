import { ACHIEVEMENT_KINDS, type AchievementKind, type Basis } from '@double-hundred/shared/campaign/campaign';
import { PANE } from '@double-hundred/shared/message/pane';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { CellContent } from '../ports/sheet-port.ts';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import { timeText, yiOf } from './figure-text.ts';
import type { Reference, TotalsView } from './pane-state.ts';

const TEXTS = PANE.totals;

/** The office's view: totals, the rows behind a figure, the revisions behind a row. */
export interface District {
  load(basis: Basis, asOf: string | null): Promise<void>;
  pull(): Promise<void>;
  openRows(unitId: string, kind: AchievementKind): Promise<void>;
  openHistory(rowId: string, name: string): Promise<void>;
  close(): void;
}

export function createDistrict(env: Pick<DeskEnv, 'port' | 'server' | 'store' | 'reference' | 'now' | 'say'>): District {
  const { store, server } = env;
  const show = (change: Partial<TotalsView>): void => store.set({ totals: { ...store.get().totals, ...change } });
  return {
    async load(basis, asOf) {
      show({ basis, asOf, loading: true, failure: null });
      const answer = await server.totals({ basis, ...(asOf === null ? {} : { asOf }) });
      if (answer.ok) show({ loading: false, answer: answer.value });
      else show({ loading: false, failure: failureText(answer.error) });
    },
    async pull() {
      const { answer } = store.get().totals;
      if (!answer) return;
      const name = await env.port.addSheet(TEXTS.sheetName(answer.asOf), totalsSheet(answer, env.reference, env.now()));
      env.say(TEXTS.pulled(name), 'good');
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
      show({ history: { rowId, name, revisions: null }, failure: null });
      const revisions = await server.revisions(rowId);
      if (store.get().totals.history?.rowId !== rowId) return;
      if (revisions.ok) show({ history: { rowId, name, revisions: revisions.value } });
      else show({ history: { rowId, name, revisions: [] }, failure: failureText(revisions.error) });
    },
    close() {
      const { history } = store.get().totals;
      show(history ? { history: null, failure: null } : { drill: null, failure: null });
    },
  };
}

/** The totals as values: title, where and when they come from, then units by kind with the district last. Amounts in 亿元. */
export function totalsSheet(answer: TotalsResponse, reference: Reference, now: number): readonly (readonly CellContent[])[] {
  const { heads } = TEXTS;
  const names = new Map(reference.units.map((unit) => [unit.id, unit.name]));
  const line = (total: Total): CellContent[] => [
    total.unitId === undefined ? TEXTS.district : (names.get(total.unitId) ?? total.unitId),
    total.kind ? TEXTS.kinds[total.kind] : '',
    total.count,
    yiOf(total.yuan),
    total.target,
    total.completion,
    total.scheduleGapPoints,
    TEXTS.lights[total.light.color],
    total.unexplainedCount,
  ];
  const ofKind = (kind: AchievementKind): CellContent[][] => {
    const same = (total: Total): boolean => total.kind === kind;
    return [...answer.rows.filter(same).map(line), ...answer.district.filter(same).map(line)];
  };
  return [
    [`${reference.campaign.name} ${TEXTS.title}`],
    [TEXTS.source(answer.asOf, TEXTS.bases[answer.basis], timeText(now))],
    [
      heads.unit,
      heads.kind,
      heads.count,
      heads.amount,
      heads.target,
      heads.completion,
      heads.gap,
      heads.light,
      heads.unexplained,
    ],
    ...ACHIEVEMENT_KINDS.flatMap(ofKind),
  ];
}
