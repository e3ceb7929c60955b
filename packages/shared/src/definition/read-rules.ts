import { definitionFaults, DEFINITION_SHEETS, RULE_KIND_WORDS, SEVERITY_WORDS } from '../message/definition-words.ts';
import { severitySchema } from '../rule/finding.ts';
import { type RuleUse, ruleUseSchema } from '../rule/vocabulary.ts';
import { isIsoDay } from '../value/iso-day.ts';
import { serialDay } from '../value/day-serial.ts';
import type { ColumnNames } from './column-names.ts';
import { parametersOf, readParameters } from './parameters.ts';
import { type RuleGround, ruleFault } from './rule-fault.ts';
import type { DefinitionFault, SheetTable, TableRow } from './sheet-table.ts';

const [ID, SEVERITY, KIND, PARAMETERS, TRIAL, FORCE, LAST] = DEFINITION_SHEETS.rules.headings;

/** Whether the sheet has a rule that asks for what a stage requires, even one that cannot be read. */
export function impliesStages(table: SheetTable | null): boolean {
  return table?.rows.some((row) => ['stageImplies', RULE_KIND_WORDS.stageImplies].includes(row.text(KIND))) === true;
}

/** Reads the rules of a definition. Rows with faults are left out. */
export function readRules(table: SheetTable, names: ColumnNames, ground: RuleGround, faults: DefinitionFault[]): RuleUse[] {
  return table.rows.flatMap((row): RuleUse[] => {
    const before = faults.length;
    const wrong = (heading: string, instead: string): void => {
      const cell = row.cell(heading);
      const value = row.text(heading);
      const message =
        value === '' && heading !== PARAMETERS
          ? definitionFaults.empty(table.name, cell, heading, instead)
          : definitionFaults.wrong(table.name, cell, heading, value, instead);
      faults.push({ sheet: table.name, cell, message });
    };
    const elsewhere = ground.elsewhere.get(row.text(ID));
    if (!/^[A-Z]{1,4}\d{1,4}$/.test(row.text(ID))) wrong(ID, definitionFaults.ruleId);
    else if (elsewhere !== undefined) wrong(ID, definitionFaults.ruleIdTaken(elsewhere));
    const severity = severitySchema.options.find(
      (name) => SEVERITY_WORDS[name] === row.text(SEVERITY) || name === row.text(SEVERITY),
    );
    if (severity === undefined) wrong(SEVERITY, definitionFaults.oneOf(Object.values(SEVERITY_WORDS)));
    const option = ruleUseSchema.options.find(
      ({ shape }) => RULE_KIND_WORDS[shape.kind.value] === row.text(KIND) || shape.kind.value === row.text(KIND),
    );
    if (option === undefined) wrong(KIND, definitionFaults.oneOf(Object.values(RULE_KIND_WORDS)));
    const life = readLife(row, wrong);
    if (option === undefined || severity === undefined || faults.length > before) return [];
    const known = parametersOf(option.shape.params);
    const { values, fault } = readParameters(row.text(PARAMETERS), known, names);
    if (fault !== null) {
      wrong(PARAMETERS, fault);
      return [];
    }
    const parsed = ruleUseSchema.safeParse({
      id: row.text(ID),
      severity,
      kind: option.shape.kind.value,
      params: values,
      ...life,
    });
    if (parsed.success) {
      const unfit = ruleFault(parsed.data, ground);
      if (unfit === null) return [parsed.data];
      wrong(row.text(PARAMETERS) === '' ? KIND : PARAMETERS, unfit);
      return [];
    }
    const [issue] = parsed.error.issues;
    wrong(PARAMETERS, definitionFaults.parameterValue(wordOf(issue?.path[1], known), definitionFaults.nested));
    return [];
  });
}

function readLife(row: TableRow, wrong: (heading: string, instead: string) => void): Pick<RuleUse, 'life'> {
  const day = (heading: string): string | undefined => {
    const text = row.text(heading);
    if (text === '') return undefined;
    const read = isIsoDay(text) ? text : /^\d{5}$/.test(text) ? serialDay(Number(text), false) : null;
    if (read === null) wrong(heading, definitionFaults.day);
    return read ?? undefined;
  };
  const [trialFrom, inForceFrom, lastDay] = [day(TRIAL), day(FORCE), day(LAST)];
  if (trialFrom === undefined && inForceFrom === undefined && lastDay === undefined) return {};
  return {
    life: {
      ...(trialFrom === undefined ? {} : { trialFrom }),
      ...(inForceFrom === undefined ? {} : { inForceFrom }),
      ...(lastDay === undefined ? {} : { lastDay }),
    },
  };
}

function wordOf(key: PropertyKey | undefined, known: ReturnType<typeof parametersOf>): string {
  return known.find((parameter) => parameter.key === key)?.word ?? String(key ?? '');
}
