import { unitUnknown } from '../message/values.ts';
import type { Unit } from '../unit/unit.ts';
import { cleanLine, isBlank, shorten } from './clean-text.ts';
import { foldName } from './fold-name.ts';
import {
  accepted,
  auto,
  confirm,
  EMPTY,
  type KindReader,
  refused,
  shownText,
  type ValueChange,
  type ValueProblem,
} from './kind-reading.ts';
import { nearMiss } from './near-miss.ts';
import { textChange } from './read-text.ts';
import { unitNames } from './unit-names.ts';

const ENDINGS = /(?:人民政府|政府|办事处|街道办|管委会|管理委员会|街道|镇|乡)+$/;

/** Reads the name of a unit into its id; listed other names are applied, near misses proposed. */
export const readUnit: KindReader = (column, cell, context) => {
  const raw = shownText(cell.value);
  const text = cleanLine(raw);
  if (isBlank(text)) return EMPTY;
  const found = findUnit(column.heading, text, context.units);
  if (!found.ok) return refused(found.problem);
  return accepted(found.unit.id, found.change ?? textChange(raw, found.unit.name, true));
};

export type FoundUnit =
  | { readonly ok: true; readonly unit: Unit; readonly change?: ValueChange }
  | { readonly ok: false; readonly problem: ValueProblem };

/** Finds a unit by a cleaned name: exact, folded, other name (E02, applied), near miss (E02, proposed). */
export function findUnit(heading: string, text: string, units: readonly Unit[]): FoundUnit {
  const names = unitNames(units);
  const exact = names.exact.get(text);
  if (exact) return { ok: true, unit: exact };
  const key = foldName(text);
  const listed = names.folded.get(key);
  if (listed) return { ok: true, unit: listed, change: auto(names.foldedNames.has(key) ? 'T02' : 'E02') };
  const near = nearMiss(key, [...names.folded], ENDINGS);
  if (near?.certain) return { ok: true, unit: near.target, change: confirm('E02') };
  return { ok: false, problem: unitUnknown(heading, shorten(text), units[0]?.name ?? '', near?.target) };
}
