/** Where an issue stands on its way out of the list (销号状态). */
export const CLOSE_OUT_STATES = ['open', 'applied', 'closed', 'reopened'] as const;
export type CloseOutState = (typeof CLOSE_OUT_STATES)[number];

/** What the column 销号状态 of the issues ledger says for each state. */
export const CLOSE_OUT_WORDS: Readonly<Record<CloseOutState, string>> = {
  open: '未销号',
  applied: '申请销号',
  closed: '已销号',
  reopened: '重新打开',
};

/** The state a value of the column stands for; anything unknown counts as open. */
export function closeOutState(word: unknown): CloseOutState {
  return CLOSE_OUT_STATES.find((state) => CLOSE_OUT_WORDS[state] === word) ?? 'open';
}

/** close: verified and closed off; reject: not yet mended, back to open; reopen: it was closed too early. */
export const CLOSE_OUT_DECISIONS = ['close', 'reject', 'reopen'] as const;
export type CloseOutDecision = (typeof CLOSE_OUT_DECISIONS)[number];

/** The people of an issue as far as they must differ. Names as people write them. */
export interface CloseOutPeople {
  readonly applicantId: string | null;
  readonly applicantName: string | null;
  readonly responsiblePerson: string | null;
}

/** Whether somebody would verify what he applied for or was responsible for himself. */
export function verifiesOwn(people: CloseOutPeople, verifier: { readonly userId: string; readonly name: string }): boolean {
  const name = fold(verifier.name);
  return (
    people.applicantId === verifier.userId ||
    [people.applicantName, people.responsiblePerson].some((other) => other !== null && fold(other) === name)
  );
}

function fold(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}
