import type { InspectingView } from './inspecting-view.ts';

/** How much waits for the unit: demands nobody has answered, and issues sent back or opened again. */
export function inspectionsWaiting({ inspections, closeOuts }: Pick<InspectingView, 'inspections' | 'closeOuts'>): number {
  const demands = inspections.filter(({ state, linkedIssue }) => state === 'open' && linkedIssue === null).length;
  const back = closeOuts.filter(({ state, decisions }) => state === 'reopened' || isSentBack(state, decisions)).length;
  return demands + back;
}

function isSentBack(state: string, decisions: readonly { readonly decision: string }[]): boolean {
  return state === 'open' && decisions.at(-1)?.decision === 'reject';
}
