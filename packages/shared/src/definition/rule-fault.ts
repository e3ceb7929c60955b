import type { Condition } from '../ledger/condition.ts';
import type { Column } from '../ledger/definition.ts';
import { definitionFaults, PARAMETER_WORDS, TYPE_WORDS } from '../message/definition-words.ts';
import type { RuleUse } from '../rule/vocabulary.ts';
import { stageFault } from './check-columns.ts';
import { choicesFault, conditionFault } from './condition-fault.ts';
import { RULE_COLUMNS } from './rule-columns.ts';

/** What rules of a ledger may refer to. Columns that could not be read are missing, and nothing is said of them. */
export interface RuleGround {
  readonly columns: readonly Column[];
  readonly stages: { readonly order: readonly string[]; readonly ended: readonly string[] };
  /** The titles of other ledgers by the ids of their rules: titles, exemptions and counts go by the id alone. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

/** Why a rule could never say anything, or would say something of every row; null when it fits its ledger. */
export function ruleFault(rule: RuleUse, ground: Omit<RuleGround, 'elsewhere'>): string | null {
  return kindFault(rule, ground) ?? ruleStageFault(rule, ground) ?? choiceFault(rule, ground);
}

function kindFault({ kind, params }: RuleUse, { columns }: Pick<RuleGround, 'columns'>): string | null {
  const kinds = (RULE_COLUMNS[kind] ?? {}) as Readonly<Record<string, readonly Column['type']['kind'][]>>;
  for (const [name, fitting] of Object.entries(kinds)) {
    const said = (params as Readonly<Record<string, unknown>>)[name];
    for (const key of [said].flat()) {
      const column = columns.find((known) => known.key === key);
      if (column === undefined || fitting.includes(column.type.kind)) continue;
      const words = fitting.map((fits) => TYPE_WORDS[fits]);
      return definitionFaults.columnKind(PARAMETER_WORDS[name] ?? name, column.heading, TYPE_WORDS[column.type.kind], words);
    }
  }
  return null;
}

function ruleStageFault(rule: RuleUse, { stages: { order, ended } }: Pick<RuleGround, 'stages'>): string | null {
  switch (rule.kind) {
    case 'stageImplies':
    case 'stageBack':
    case 'remarkWhenEnded':
      return order.length === 0 ? definitionFaults.noStages : null;
    case 'changedMoreThan':
      return stageFault(rule.params.fromStage, order);
    case 'evidenceFrom':
      return stageFault(rule.params.stage, order);
    case 'textWhileStage':
      return stageFault(rule.params.stage, [...order, ...ended]) ?? stageFault(rule.params.instead, [...order, ...ended]);
    case 'dayBeyondStage':
      return rule.params.days.map(({ stage }) => stageFault(stage, order)).find((fault) => fault !== null) ?? null;
    default:
      return null;
  }
}

function choiceFault(rule: RuleUse, { columns }: Pick<RuleGround, 'columns'>): string | null {
  const column = (key: string) => columns.find((known) => known.key === key);
  const conditions = (said: readonly (Condition | undefined)[]): string | null =>
    said.map((one) => (one === undefined ? null : conditionFault(one, columns))).find((fault) => fault !== null) ?? null;
  switch (rule.kind) {
    case 'sameTwice':
      return conditions(rule.params.matches.map(({ when }) => when));
    case 'linkedVerified':
      return conditions([rule.params.when]) ?? choicesFault(Object.keys(rule.params.kinds), column(rule.params.achievement));
    case 'overdueWhile':
    case 'emptyUnless':
      return conditions([rule.params.when]);
    case 'workdaysAbove':
      return conditions([rule.params.open]);
    case 'mentionsWithoutAmount':
      return choicesFault(rule.params.values, column(rule.params.column));
    case 'counts':
      return choicesFault([rule.params.value], column(rule.params.column));
    case 'dayBeyondStage':
      return rule.params.days.every(({ column: key }) => [undefined, 'day'].includes(column(key)?.type.kind))
        ? null
        : definitionFaults.stageDays;
    default:
      return null;
  }
}
