import type { Share } from '../ledger/fields.ts';
import { VALUE_PROBLEMS } from '../message/values.ts';
import { cleanLine, isBlank, shorten } from './clean-text.ts';
import { accepted, EMPTY, type KindReader, type KindReading, refused, shownText, type ValueChange } from './kind-reading.ts';
import { parsePercentText, percentReading } from './read-percent.ts';
import { findUnit } from './read-unit.ts';

const SEPARATORS = /[、，,；;\r\n+]+/;
const PART = /^(.*?)\s*[:：]?\s*((?:百分之.+)|(?:[\d０-９]+(?:[.．][\d０-９]+)?\s*[%％]?))$/;
const WHOLE = 10_000;

/**
 * Reads 单位：百分比 pairs, such as 石桥镇：60%、区商务局：40%, into shares in the order written. A single unit without
 * a percentage has 100 %. Other names of units are not logged here, only proposals are. Whether they sum to 100 % and name each unit once is a rule of the row.
 */
export const readShares: KindReader = (column, cell, context) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const parts = raw
    .split(SEPARATORS)
    .map(cleanLine)
    .filter((part) => part !== '');
  const shares: Share[] = [];
  let change: ValueChange | undefined;
  for (const part of parts) {
    const pair = PART.exec(part);
    const alone = pair === null && parts.length === 1;
    if (pair === null && !alone) return refused(VALUE_PROBLEMS.sharesFormat(column.heading, shorten(text)));
    const name = (pair?.[1] ?? part).trim();
    if (name === '') return refused(VALUE_PROBLEMS.sharesFormat(column.heading, shorten(text)));
    const found = findUnit(column.heading, name, context.units);
    if (!found.ok) return refused(found.problem);
    const bps = pair === null ? WHOLE : shareOf(column.heading, pair[2] ?? '');
    if (typeof bps !== 'number') return bps;
    shares.push({ unit: found.unit.id, bps });
    if (found.change?.handling === 'confirm') change = found.change;
  }
  if (shares.length === 0) return EMPTY;
  return accepted(shares, change);
};

function shareOf(heading: string, written: string): number | KindReading {
  const percent = parsePercentText(written);
  if (percent === null) return refused(VALUE_PROBLEMS.sharesFormat(heading, shorten(written)));
  const reading = percentReading(heading, written, percent, true);
  if (typeof reading.value !== 'number') return reading;
  return reading.value > WHOLE ? refused(VALUE_PROBLEMS.percentFormat(heading, shorten(written))) : reading.value;
}
