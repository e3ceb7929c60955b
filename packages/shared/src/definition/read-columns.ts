import { type Column, columnTypeSchema } from '../ledger/definition.ts';
import { definitionFaults, DEFINITION_SHEETS, DEFINITION_WORDS as WORDS, TYPE_WORDS } from '../message/definition-words.ts';
import { ANY_COLUMN, type ColumnNames } from './column-names.ts';
import { readCondition } from './condition-text.ts';
import { parametersOf, readParameters } from './parameters.ts';
import type { DefinitionFault, SheetTable, TableRow } from './sheet-table.ts';
import { readSettingRight } from './setting-right-text.ts';

const [
  KEY,
  HEADING,
  ALIASES,
  TYPE,
  PARAMETERS,
  REQUIRED,
  FROM_STAGE,
  WHEN,
  OWN_UNIT,
  CONFIDENTIAL,
  SET_BY,
  WIDTH,
  HELP,
  EXAMPLE,
] = DEFINITION_SHEETS.columns.headings;
const [CHOICE_OF, CHOICE, APPLY, PROPOSE] = DEFINITION_SHEETS.choices.headings;

/** The keys and headings of all columns, those with faults too, so that one fault does not lead to others. */
export function namedColumns(table: SheetTable): { readonly key: string; readonly heading: string }[] {
  return table.rows.map((row) => ({ key: row.text(KEY), heading: row.text(HEADING) }));
}

/** Reads the columns of a definition with their choices and synonyms. Rows with faults are left out. */
export function readColumns(
  table: SheetTable,
  choices: SheetTable | null,
  names: ColumnNames,
  faults: DefinitionFault[],
): Column[] {
  const taken = new Set<string>();
  return table.rows.flatMap((row): Column[] => {
    const before = faults.length;
    const wrong = (heading: string, instead: string): void => {
      const cell = row.cell(heading);
      const value = row.text(heading);
      const message =
        value === ''
          ? definitionFaults.empty(table.name, cell, heading, row.text(EXAMPLE) || heading)
          : definitionFaults.wrong(table.name, cell, heading, value, instead);
      faults.push({ sheet: table.name, cell, message });
    };
    const key = row.text(KEY);
    if (!/^[a-z][a-zA-Z0-9]*$/.test(key)) wrong(KEY, definitionFaults.key);
    if (row.text(HEADING) === '') wrong(HEADING, '');
    for (const [heading, value] of [
      [KEY, key],
      [HEADING, `表头 ${row.text(HEADING)}`],
    ] as const) {
      if (taken.has(value))
        faults.push({
          sheet: table.name,
          cell: row.cell(heading),
          message: definitionFaults.twice(table.name, row.cell(heading), row.text(heading)),
        });
      taken.add(value);
    }
    const type = readType(row, choicesOf(choices, key), wrong);
    const required = readRequired(row, names, wrong);
    const setBy = readSetBy(row, wrong);
    const width = row.text(WIDTH) === '' ? 14 : Number(row.text(WIDTH));
    if (!(width > 0)) wrong(WIDTH, definitionFaults.whole);
    const confidential = row.text(CONFIDENTIAL);
    if (!['', WORDS.whileEarly, WORDS.phone].includes(confidential))
      wrong(CONFIDENTIAL, definitionFaults.oneOf([WORDS.whileEarly, WORDS.phone]));
    const ownUnit = row.text(OWN_UNIT);
    if (faults.length > before || type === null) return [];
    return [
      {
        key,
        heading: row.text(HEADING),
        aliases: parts(row.text(ALIASES)),
        type,
        ...(required === null ? {} : { required }),
        ...(ownUnit === '' ? {} : { defaultOwnUnit: ownUnit === WORDS.yes }),
        ...synonymsOf(choices, key),
        ...(confidential === ''
          ? {}
          : { confidential: confidential === WORDS.phone ? ('phone' as const) : ('whileEarly' as const) }),
        ...(setBy === null ? {} : { setBy }),
        width,
        help: row.text(HELP),
        example: row.text(EXAMPLE),
      },
    ];
  });
}

type Wrong = (heading: string, instead: string) => void;

function readType(row: TableRow, choices: readonly string[], wrong: Wrong): Column['type'] | null {
  const kind = Object.entries(TYPE_WORDS).find(([name, word]) => word === row.text(TYPE) || name === row.text(TYPE))?.[0];
  const option = columnTypeSchema.options.find(({ shape }) => shape.kind.value === kind);
  if (option === undefined) {
    wrong(TYPE, definitionFaults.oneOf(Object.values(TYPE_WORDS)));
    return null;
  }
  const known = parametersOf(option, ['kind', 'choices']);
  const { values, fault } = readParameters(row.text(PARAMETERS), known, ANY_COLUMN);
  if (fault !== null) {
    wrong(PARAMETERS, fault);
    return null;
  }
  const listed = (kind === 'choice' || kind === 'choices') && values['list'] === undefined;
  if (listed && choices.length === 0) {
    wrong(TYPE, definitionFaults.noChoices);
    return null;
  }
  const parsed = option.safeParse({ kind, ...values, ...(listed ? { choices } : {}) });
  if (parsed.success) return parsed.data;
  wrong(PARAMETERS, definitionFaults.unknownParameter(known.map(({ word }) => word)));
  return null;
}

function readRequired(row: TableRow, names: ColumnNames, wrong: Wrong): Column['required'] | null {
  const required = row.text(REQUIRED);
  if (required === WORDS.yes) return 'always';
  if (required !== '' && required !== WORDS.no) wrong(REQUIRED, definitionFaults.oneOf([WORDS.yes, WORDS.no]));
  const fromStage = row.text(FROM_STAGE);
  const condition = row.text(WHEN) === '' ? null : readCondition(row.text(WHEN), names);
  if (row.text(WHEN) !== '' && condition === null) wrong(WHEN, definitionFaults.condition);
  if (fromStage !== '') return { fromStage, ...(condition === null ? {} : { when: condition }) };
  return condition === null ? null : { when: condition };
}

function readSetBy(row: TableRow, wrong: Wrong): Column['setBy'] | null {
  if (row.text(SET_BY) === '') return null;
  const right = readSettingRight(row.text(SET_BY));
  if (right === null) wrong(SET_BY, definitionFaults.settingRight);
  return right;
}

function rowsOf(table: SheetTable | null, key: string): readonly TableRow[] {
  return table?.rows.filter((row) => row.text(CHOICE_OF) === key) ?? [];
}

function choicesOf(table: SheetTable | null, key: string): readonly string[] {
  return rowsOf(table, key).map((row) => row.text(CHOICE));
}

function synonymsOf(table: SheetTable | null, key: string): Pick<Column, 'synonyms'> {
  const heard = (heading: string) =>
    Object.fromEntries(rowsOf(table, key).flatMap((row) => parts(row.text(heading)).map((word) => [word, row.text(CHOICE)])));
  const apply = heard(APPLY);
  const propose = heard(PROPOSE);
  return Object.keys(apply).length + Object.keys(propose).length === 0 ? {} : { synonyms: { apply, propose } };
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split('、').map((part) => part.trim());
}
