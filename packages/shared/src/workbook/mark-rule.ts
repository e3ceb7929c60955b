import { type Condition, conditionValues } from '../ledger/condition.ts';
import { columnOf } from '../ledger/definition.ts';
import { severityOn } from '../rule/severity-on.ts';
import type { RuleUse } from '../rule/vocabulary.ts';
import { FIRST_SERIAL, LAST_SERIAL } from '../value/day-serial.ts';
import { formula } from './formula-text.ts';
import { listName } from './hidden-lists.ts';
import { cellIn, isFilled, isNothing, type MarkGround } from './mark-ground.ts';

const { and, trimmed } = formula;
const DEFAULT_YUAN_PER_UNIT = 10_000;

/** When an empty cell of the column has to be filled in its row, as a formula; null when it may stay empty. */
export function requiredMark(key: string, ground: MarkGround): string | null {
  const column = columnOf(ground.definition, key);
  const cell = cellIn(ground, key);
  if (column?.required === undefined || column.defaultOwnUnit === true || cell === null) return null;
  if (column.required === 'always') return and(isNothing(cell), isLedgerRow(ground));
  const { when } = column.required;
  const narrowed = when === undefined ? [] : [conditionMark(when, ground)];
  if ('fromStage' in column.required) {
    const byStage = ground.definition.rules.some((rule) => rule.kind === 'stageImplies' && isError(rule, ground));
    narrowed.unshift(byStage ? hasReached(column.required.fromStage, ground) : null);
  }
  const conditions = narrowed.filter((condition) => condition !== null);
  return conditions.length < narrowed.length ? null : and(isNothing(cell), ...conditions, isLedgerRow(ground));
}

/** The condition as a formula; null when the sheet lacks its column. */
function conditionMark(condition: Condition, ground: MarkGround): string | null {
  const cell = cellIn(ground, condition.column);
  const [first = '', ...more] = conditionValues(condition).map(formula.text);
  if (cell === null) return null;
  return more.length === 0
    ? `${trimmed(cell)}=${first}`
    : `OR(${[first, ...more].map((value) => `${trimmed(cell)}=${value}`).join(',')})`;
}

/** When a rule in force finds an error in the cell, one formula each; rules that a formula cannot state are left out. */
export function ruleMarks(key: string, ground: MarkGround): readonly string[] {
  const cell = cellIn(ground, key);
  if (cell === null) return [];
  return ground.definition.rules.flatMap((rule) => (isError(rule, ground) ? (ruleMark(rule, key, cell, ground) ?? []) : []));
}

function ruleMark(rule: RuleUse, key: string, cell: string, ground: MarkGround): string | null {
  switch (rule.kind) {
    case 'dayOrder': {
      const earlier = cellIn(ground, rule.params.earlier);
      return rule.params.later !== key || earlier === null
        ? null
        : and(isDay(earlier), `ISNUMBER(${cell})`, `INT(${cell})<INT(${earlier})`);
    }
    case 'notAbove': {
      const limit = cellIn(ground, rule.params.limit);
      return rule.params.column !== key || limit === null
        ? null
        : and(isAmount(limit), `ISNUMBER(${cell})`, `${inYuan(cell, key, ground)}>${inYuan(limit, rule.params.limit, ground)}`);
    }
    case 'notAfterToday':
      return rule.params.columns.includes(key) ? and(`ISNUMBER(${cell})`, `${cell}<=${LAST_SERIAL}`, `${cell}>=TODAY()+1`) : null;
    case 'sameTwice':
      return rule.params.matches.some(
        ({ columns, severity, when, open }) =>
          severity === 'error' && columns.length === 1 && columns[0] === key && when === undefined && open === undefined,
      )
        ? and(isFilled(cell), `COUNTIF(${wholeColumn(key, ground)},${trimmed(cell)}&"*")>1`)
        : null;
    default:
      return null;
  }
}

function isError(rule: RuleUse, { context }: MarkGround): boolean {
  return severityOn(rule, context.today) === 'error';
}

function hasReached(stage: string, ground: MarkGround): string | null {
  const { stages, id } = ground.definition;
  const cell = stages === undefined ? null : cellIn(ground, stages.column);
  const place = stages === undefined ? -1 : stages.order.indexOf(stage);
  if (cell === null || place === -1) return null;
  const row = `MATCH(${trimmed(cell)},${listName.stageWords(id)},0)`;
  return `IFERROR(INDEX(${listName.stagePlaces(id)},${row}),0)>${place}`;
}

/** Something is written in the row, and it is no total, example or signature. */
function isLedgerRow(ground: MarkGround): string {
  const cells = Object.keys(ground.letters).flatMap((key) => cellIn(ground, key) ?? []);
  const [first = ''] = cells;
  const last = cells.at(-1) ?? first;
  const head = `$A${ground.firstRow}:${cells[1] ?? first}`;
  return and(`COUNTA(${first}:${last})>0`, `SUMPRODUCT(COUNTIF(${head},${listName.notRows}))=0`);
}

// A cell that is refused itself says nothing about its neighbours.
function isDay(cell: string): string {
  return and(`ISNUMBER(${cell})`, `${cell}>=${FIRST_SERIAL}`, `${cell}<${LAST_SERIAL + 1}`);
}

function isAmount(cell: string): string {
  return and(`ISNUMBER(${cell})`, `${cell}>0`, `ROUND(${cell},4)=${cell}`);
}

function inYuan(cell: string, key: string, { yuanPerUnit }: MarkGround): string {
  const scale = yuanPerUnit?.[key] ?? DEFAULT_YUAN_PER_UNIT;
  return scale === DEFAULT_YUAN_PER_UNIT ? cell : `${cell}*${scale / DEFAULT_YUAN_PER_UNIT}`;
}

function wholeColumn(key: string, { letters, firstRow, lastRow }: MarkGround): string {
  return `$${letters[key]}$${firstRow}:$${letters[key]}$${lastRow}`;
}
