import { GIVEN_NAMES, SURNAMES } from './demo-words.ts';

/** The name of an invented person, the same one for a number every time. */
export function demoPerson(number: number): string {
  return `${SURNAMES[(number * 4 + 1) % SURNAMES.length] ?? ''}${GIVEN_NAMES[(number * 3 + 2) % GIVEN_NAMES.length] ?? ''}`;
}
