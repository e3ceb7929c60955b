import { type Column, columnTypeSchema, type LedgerDefinition } from '../ledger/definition.ts';
import {
  DEFINITION_WORDS as WORDS,
  LEDGER_LINES,
  type DefinitionSheet,
  type LedgerLine,
  RULE_KIND_WORDS,
  SEVERITY_WORDS,
  TYPE_WORDS,
} from '../message/definition-words.ts';
import { ruleUseSchema } from '../rule/vocabulary.ts';
import { ANY_COLUMN, type ColumnNames, columnNames } from './column-names.ts';
import { writeCondition } from './condition-text.ts';
import type { MigrationStep } from './migration.ts';
import { writeSettingRight } from './setting-right-text.ts';
import { parametersOf, writeParameters } from './parameters.ts';

/** The rows of each sheet of a definition workbook, below the headings. */
export type DefinitionTables = Readonly<Record<DefinitionSheet, readonly (readonly string[])[]>>;

/** A definition as the rows of its workbook; reading them back gives the same definition. */
export function writeDefinition(definition: LedgerDefinition): DefinitionTables {
  const names = columnNames(definition.columns);
  return {
    ledger: ledgerRows(definition),
    columns: definition.columns.map((column) => columnRow(column, names)),
    choices: definition.columns.flatMap(choiceRows),
    rules: definition.rules.map((rule) => {
      const option = ruleUseSchema.options.find(({ shape }) => shape.kind.value === rule.kind);
      const known = option === undefined ? [] : parametersOf(option.shape.params);
      const { trialFrom = '', inForceFrom = '', lastDay = '' } = rule.life ?? {};
      const parameters = writeParameters(rule.params, known, names);
      return [rule.id, SEVERITY_WORDS[rule.severity], RULE_KIND_WORDS[rule.kind], parameters, trialFrom, inForceFrom, lastDay];
    }),
    metrics: (definition.derived ?? []).map(({ key, heading, of, over }) => [
      key,
      heading,
      WORDS.growth,
      names.headingOf(of),
      names.headingOf(over),
    ]),
    migration: (definition.migration ?? []).map(migrationRow),
  };
}

function ledgerRows(definition: LedgerDefinition): string[][] {
  const { stages } = definition;
  const values: Record<LedgerLine, string> = {
    id: definition.id,
    version: String(definition.version),
    minVersion: String(definition.minVersion),
    olderUntil: definition.olderUntil ?? '',
    title: definition.title,
    noun: definition.noun,
    nameColumn: definition.nameColumn,
    stageColumn: stages?.column ?? '',
    stageOrder: stages?.order.join('、') ?? '',
    stageEnded: stages?.ended.join('、') ?? '',
    keptBy: definition.keptBy === undefined ? WORDS.unit : WORDS.office,
    businessKeys: definition.businessKeys?.map((keys) => keys.join('+')).join('、') ?? '',
  };
  return (Object.keys(LEDGER_LINES) as LedgerLine[]).map((line) => [LEDGER_LINES[line][0], values[line], LEDGER_LINES[line][1]]);
}

function columnRow(column: Column, names: ColumnNames): string[] {
  const { required, type } = column;
  const option = columnTypeSchema.options.find(({ shape }) => shape.kind.value === type.kind);
  const known = option === undefined ? [] : parametersOf(option, ['kind', 'choices']);
  const condition = typeof required === 'object' ? required.when : undefined;
  return [
    column.key,
    column.heading,
    column.aliases.join('、'),
    TYPE_WORDS[type.kind],
    writeParameters(type, known, ANY_COLUMN),
    required === 'always' ? WORDS.yes : '',
    typeof required === 'object' && 'fromStage' in required ? required.fromStage : '',
    condition === undefined ? '' : writeCondition(condition, names),
    column.defaultOwnUnit === undefined ? '' : column.defaultOwnUnit ? WORDS.yes : WORDS.no,
    column.confidential === undefined ? '' : WORDS[column.confidential],
    column.setBy === undefined ? '' : writeSettingRight(column.setBy),
    String(column.width),
    column.help,
    column.example,
  ];
}

function choiceRows({ key, type, synonyms }: Column): string[][] {
  const own = type.kind === 'choice' || type.kind === 'choices' ? (type.choices ?? []) : [];
  const heard = (map: Readonly<Record<string, string>> | undefined, choice: string): string =>
    Object.entries(map ?? {})
      .flatMap(([word, meant]) => (meant === choice ? [word] : []))
      .join('、');
  const meant = [...Object.values(synonyms?.apply ?? {}), ...Object.values(synonyms?.propose ?? {})];
  return [...new Set([...own, ...meant])].map((choice) => [
    key,
    choice,
    heard(synonyms?.apply, choice),
    heard(synonyms?.propose, choice),
  ]);
}

function migrationRow(step: MigrationStep): string[] {
  if (step.kind === 'rename') return [WORDS.rename, step.from, step.to, ''];
  if (step.kind === 'split') return [WORDS.split, step.from, step.to.join('、'), step.by];
  if (step.kind === 'narrow') return [WORDS.narrow, step.column, step.column, String(step.version)];
  if (step.kind === 'drop') return [WORDS.drop, step.column, step.column, ''];
  const names = Object.entries(step.names).map(([before, after]) => `${before}=${after}`);
  return [WORDS.choices, step.column, step.column, names.join('、')];
}
