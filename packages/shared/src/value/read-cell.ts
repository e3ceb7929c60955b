import type { Column, ColumnType } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import { formulaError } from '../message/values.ts';
import type { Finding } from '../rule/finding.ts';
import type { CellInput, CellReading, Normalisation } from './cell.ts';
import { isFormulaError, shorten } from './clean-text.ts';
import { type KindReader, type KindReading, type ReadContext, shownText } from './kind-reading.ts';
import { readChoice, readChoices } from './read-choice.ts';
import { readDay } from './read-day.ts';
import { readUsdWan, readWan, readYuan } from './read-money.ts';
import { readMonth } from './read-month.ts';
import { readDecimal, readInteger } from './read-number.ts';
import { readPercent } from './read-percent.ts';
import { readPerson, readPersons } from './read-person.ts';
import { readPhone } from './read-phone.ts';
import { readProjectCode } from './read-project-code.ts';
import { readRef } from './read-ref.ts';
import { readShares } from './read-shares.ts';
import { readText } from './read-text.ts';
import { readUnit } from './read-unit.ts';
import { readUscc } from './read-uscc.ts';
import { readYesNo } from './read-yes-no.ts';
import { valueText } from './value-text.ts';

export type { ReadContext } from './kind-reading.ts';

const READERS: Readonly<Record<ColumnType['kind'], KindReader>> = {
  text: readText,
  longText: readText,
  choice: readChoice,
  choices: readChoices,
  day: readDay,
  month: readMonth,
  wan: readWan,
  yuan: readYuan,
  usdWan: readUsdWan,
  integer: readInteger,
  decimal: readDecimal,
  percent: readPercent,
  phone: readPhone,
  person: readPerson,
  persons: readPersons,
  uscc: readUscc,
  projectCode: readProjectCode,
  unitRef: readUnit,
  ref: readRef,
  yesNo: readYesNo,
  shares: readShares,
};

const NOTHING: CellReading = { value: null, findings: [], normalised: [] };

/**
 * Reads one cell as a value of its column: canonical value (proposals applied), or null with a finding when it cannot
 * be read; an empty cell is null without a finding, or the handing-in unit where the column says so. Money in whole
 * yuan, `yuanPerUnit` of the context being yuan per 1. Never throws. Source: LEDGERS, reading and checking.
 */
export function readCell(column: Column, cell: CellInput, context: ReadContext): CellReading {
  const { value } = cell;
  const error = cell.error ?? (typeof value === 'string' && isFormulaError(value) ? value.trim() : undefined);
  if (error !== undefined) {
    const problem = formulaError(column.heading, shorten(error), column.example);
    return { value: null, findings: [toFinding(column, problem, context)], normalised: [] };
  }
  if (value === null || value === '') return emptyReading(column, context);
  const filled = cell.format === undefined ? { value } : { value, format: cell.format };
  const reading = READERS[column.type.kind](column, filled, context);
  if (reading.problem) return { value: null, findings: [toFinding(column, reading.problem, context)], normalised: [] };
  if (reading.value === null) return emptyReading(column, context);
  return { value: reading.value, findings: [], normalised: normalisations(column, value, reading, context) };
}

function emptyReading(column: Column, context: ReadContext): CellReading {
  return column.defaultOwnUnit === true ? { ...NOTHING, value: context.ownUnitId } : NOTHING;
}

function toFinding(column: Column, problem: NonNullable<KindReading['problem']>, context: ReadContext): Finding {
  const { ruleId, message, expected, fix, choices } = problem;
  const base: Finding = { ruleId, severity: 'error', column: column.key, message, expected };
  const put = (value: FieldValue) => ({ column: column.key, value, text: valueText(column, value, context) });
  return {
    ...base,
    ...(fix === undefined ? {} : { fix: put(fix) }),
    ...(choices === undefined || choices.length === 0 ? {} : { choices: choices.map(put) }),
  };
}

function normalisations(
  column: Column,
  from: string | number | boolean,
  reading: KindReading,
  context: ReadContext,
): readonly Normalisation[] {
  if (!reading.change) return [];
  const { kind, handling } = reading.change;
  return [{ column: column.key, from: shownText(from), to: valueText(column, reading.value, context), kind, handling }];
}
