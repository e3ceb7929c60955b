import type { PanePlace } from '@double-hundred/shared/manifest/pane-place';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Tab } from './pane-state.ts';

const TABS: Readonly<Record<PanePlace, Tab>> = { check: 'findings', send: 'sending', totals: 'totals' };

/** Whether a user fills a unit's ledger; the district's people only look at figures. */
export function ownsRows(user: User): boolean {
  return user.role === 'clerk' || user.role === 'reviewer';
}

/** The tab a person lands on who asked for a place, or for none: always one that the person's role has. */
export function landingTab(user: User, place: PanePlace | null): Tab {
  if (!ownsRows(user)) return 'totals';
  return place === null ? 'findings' : TABS[place];
}
