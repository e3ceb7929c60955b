/** Titles of the built-in ledgers by id, for sentences that speak of another ledger than the one at hand. */
const TITLES: Readonly<Record<string, string>> = {
  projects: '项目总台账',
  milestones: '节点计划',
  issues: '问题清单',
  outreach: '招商活动台账',
  support: '政策与要素保障',
  funds: '经费与奖励',
  indicators: '经济指标',
};

/** The title of a ledger; its id when it is not built in. */
export function ledgerTitle(id: string): string {
  return TITLES[id] ?? id;
}
