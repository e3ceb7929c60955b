import type { FindingView, PaneState } from './pane-state.ts';

/** The findings whose value may mean several things and has not been explained. */
export function ambiguousOf(state: PaneState): readonly FindingView[] {
  return state.check.groups.flatMap((group) =>
    group.findings.filter(({ choices, reason }) => choices !== undefined && reason === undefined),
  );
}
