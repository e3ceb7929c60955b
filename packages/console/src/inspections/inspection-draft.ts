/** How a demand is followed up: here, as a new issue in the unit's ledger, or as one that is there already. */
export const FOLLOWS = ['here', 'raise', 'link'] as const;

/** An inspection as it is typed; empty texts are what was not filled in. */
export interface InspectionDraft {
  readonly unit: string;
  readonly rowId: string;
  readonly day: string;
  readonly team: string;
  readonly found: string;
  readonly demand: string;
  readonly dueDay: string;
  readonly follow: (typeof FOLLOWS)[number];
  readonly issueRowId: string;
  readonly category: string;
  readonly sponsor: string;
  readonly responsiblePerson: string;
}

/** The request a draft makes: without what was left empty, and an issue only where one is wanted. */
export function inspectionRequest(draft: InspectionDraft): Record<string, unknown> {
  const { unit, rowId, day, team, found, demand, dueDay, follow, issueRowId, category, sponsor, responsiblePerson } = draft;
  return {
    unit,
    day,
    team,
    found,
    ...filled({ rowId, demand, dueDay }),
    ...(follow === 'link' ? filled({ issueRowId }) : {}),
    ...(follow === 'raise' ? { issue: filled({ category, sponsor, responsiblePerson }) } : {}),
  };
}

function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
}
