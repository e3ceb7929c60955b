import type { Campaign } from '../campaign/campaign.ts';
import { columnWords } from '../message/column-words.ts';
import { headingOf } from '../rule/rule-input.ts';
import { conditionValues } from './condition.ts';
import type { Column, LedgerDefinition } from './definition.ts';

/** A column as people are told about it: in templates, the pane's help and the manual. */
export interface ColumnDescription {
  readonly key: string;
  /** The heading with its unit, as a template writes it: 总投资(万元). */
  readonly heading: string;
  /** Unit of the amounts; null for other types. */
  readonly unit: string | null;
  /** What is written in the column, in a few words. */
  readonly type: string;
  /** 必填, 选填, or from which stage on. */
  readonly required: string;
  /** What can be chosen; null when the column is no list. */
  readonly choices: readonly string[] | null;
  /** Longest text in characters; null without a limit. */
  readonly maxLength: number | null;
  readonly help: string;
  readonly example: string;
  readonly aliases: readonly string[];
  /** Who may not see it; null when everybody may. */
  readonly confidential: string | null;
  /** Width in characters. */
  readonly width: number;
}

/** Describes all columns of a ledger in their order, with the choice lists of the campaign. */
export function describeLedger(definition: LedgerDefinition, campaign: Pick<Campaign, 'choices'>): ColumnDescription[] {
  return definition.columns.map((column) => describeColumn(definition, column, campaign));
}

/** Describes one column of a ledger. */
export function describeColumn(
  definition: LedgerDefinition,
  column: Column,
  campaign: Pick<Campaign, 'choices'>,
): ColumnDescription {
  const unit = unitOf(column);
  return {
    key: column.key,
    heading: unit === null ? column.heading : `${column.heading}(${unit})`,
    unit,
    type: columnWords.type(column.type.kind),
    required: requiredText(definition, column),
    choices: choicesOf(column, campaign),
    maxLength: 'maxLength' in column.type ? (column.type.maxLength ?? null) : null,
    help: column.help,
    example: column.example,
    aliases: column.aliases,
    confidential: confidentialText(column),
    width: column.width,
  };
}

/** The choices of a column: its own, or the list of the campaign it names; null when it is no list. */
export function choicesOf(column: Column, campaign: Pick<Campaign, 'choices'>): readonly string[] | null {
  const type = column.type;
  if (type.kind !== 'choice' && type.kind !== 'choices') return null;
  return type.choices ?? (type.list === undefined ? [] : (campaign.choices[type.list] ?? []));
}

function unitOf(column: Column): string | null {
  const kind = column.type.kind;
  return kind === 'wan' || kind === 'yuan' || kind === 'usdWan' ? columnWords.unit[kind] : null;
}

function requiredText(definition: LedgerDefinition, column: Column): string {
  const required = column.required;
  if (required === 'always') return column.defaultOwnUnit === true ? columnWords.alwaysDefaultOwn : columnWords.always;
  if (required !== undefined) {
    const { when } = required;
    const values = when === undefined ? '' : conditionValues(when).join('、');
    if (!('fromStage' in required)) return columnWords.when(headingOf(definition, required.when.column), values);
    return when === undefined
      ? columnWords.fromStage(required.fromStage)
      : columnWords.fromStageWhen(required.fromStage, headingOf(definition, when.column), values);
  }
  for (const rule of definition.rules) {
    if (rule.kind === 'evidenceFrom' && rule.params.column === column.key)
      return columnWords.fromStageElseExplain(rule.params.stage);
  }
  return columnWords.optional;
}

function confidentialText(column: Column): string | null {
  if (column.confidential === undefined) return null;
  return column.confidential === 'whileEarly' ? columnWords.whileEarly : columnWords.phoneOnly;
}
