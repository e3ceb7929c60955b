import { cleanLine, isBlank } from './clean-text.ts';
import { accepted, EMPTY, type KindReader, shownText } from './kind-reading.ts';
import { textChange } from './read-text.ts';

/** Reads the name of a row of another ledger; which row it is, is found out where that ledger is known. */
export const readRef: KindReader = (_column, cell) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  return accepted({ text }, textChange(raw, text, true));
};
