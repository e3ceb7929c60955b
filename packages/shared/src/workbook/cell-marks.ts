import { formula } from './formula-text.ts';
import { cellIn, type MarkGround } from './mark-ground.ts';
import { requiredMark, ruleMarks } from './mark-rule.ts';
import { typeMark } from './mark-type.ts';

/** Excel takes no longer formula (specifications and limits). */
const MOST_CHARACTERS = 8_192;

/** The formula by which a column of the sheet marks its wrong cells, relative to the first data row. */
export interface CellMark {
  readonly key: string;
  readonly formula: string;
}

/**
 * One formula for each column of a ledger, true where the cell certainly is wrong: required and empty, not of its
 * type, not in its list, or against a rule in force that is an error. What only the pane can tell stays unmarked; what
 * the pane takes as it stands is never marked.
 */
export function cellMarks(ground: MarkGround): readonly CellMark[] {
  return ground.definition.columns.flatMap((column): CellMark[] => {
    const cell = cellIn(ground, column.key);
    if (cell === null) return [];
    const found = [requiredMark(column.key, ground), typeMark(column, ground), ...ruleMarks(column.key, ground)];
    const parts = [...new Set(found.filter((part) => part !== null))].map((part) => `IFERROR(${part},FALSE)`);
    const whole = formula.or(`ISERROR(${cell})`, ...parts);
    return [{ key: column.key, formula: whole.length > MOST_CHARACTERS ? `ISERROR(${cell})` : whole }];
  });
}
