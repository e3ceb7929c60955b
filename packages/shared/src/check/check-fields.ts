import type { Day } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { RowFields } from '../ledger/fields.ts';
import { evaluateRule } from '../rule/evaluate.ts';
import type { Finding } from '../rule/finding.ts';
import { requiredFindings } from '../rule/required.ts';
import { type RaisedOver, type RuleInput, yuanIn } from '../rule/rule-input.ts';
import type { LedgerContext } from '../value/context.ts';
import { ALONE, type RowGroups } from './group.ts';
import type { Peer } from './peer.ts';
import { NO_LINKS, type RowLinks } from './row-links.ts';

/** A row in canonical values with what the rules need beside it. */
export interface FieldsToCheck {
  readonly key: string;
  readonly fields: RowFields;
  /** Columns whose cells could not be read; they are neither empty nor filled. */
  readonly refused?: ReadonlySet<string> | undefined;
  /** Values last accepted by the server. */
  readonly accepted?: RowFields | undefined;
  /** Rows that share a key of `peerKeys`; the row itself is passed over. */
  readonly peers: readonly Peer[];
  /** Day of the last change or confirmation, for P014 and for figures that begin anew each year. */
  readonly lastConfirmedDay?: Day | undefined;
  /** The latest revision that raised an amount over the threshold, by column (P009). */
  readonly raisedOver?: Readonly<Record<string, RaisedOver>> | undefined;
  /** Columns whose value another unit has too (P020). */
  readonly elsewhere?: ReadonlySet<string> | undefined;
  /** The other ledgers, as far as they are known. */
  readonly links?: RowLinks | undefined;
  /** The other rows of the row's groups. */
  readonly groups?: RowGroups | undefined;
}

/** The findings of a row in the order of the columns, and whether it qualifies (null without a readable amount). */
export interface FieldsChecked {
  readonly findings: Finding[];
  readonly qualifying: boolean | null;
}

const NONE: ReadonlySet<string> = new Set();

/** Runs REQUIRED and all rules of the definition over one row. Pure: the same values give the same findings. */
export function checkFields(definition: LedgerDefinition, context: LedgerContext, row: FieldsToCheck): FieldsChecked {
  const input: RuleInput = {
    definition,
    context,
    fields: row.fields,
    refused: row.refused ?? NONE,
    accepted: row.accepted ?? null,
    peers: row.peers.filter((peer) => peer.key !== row.key),
    lastConfirmedDay: row.lastConfirmedDay ?? null,
    raisedOver: row.raisedOver ?? {},
    elsewhere: row.elsewhere ?? NONE,
    links: row.links ?? NO_LINKS,
    groups: row.groups ?? ALONE,
  };
  const findings = requiredFindings(definition, row.fields, input.refused);
  for (const rule of definition.rules) findings.push(...evaluateRule(rule, input));
  return { findings: inColumnOrder(definition, findings), qualifying: qualifies(definition, context, row.fields) };
}

/** Sorts findings by the place of their column; those of one column keep their order, those of the row come last. */
export function inColumnOrder(definition: LedgerDefinition, findings: Finding[]): Finding[] {
  if (findings.length < 2) return findings;
  const place = (key: string) => {
    const index = definition.columns.findIndex((column) => column.key === key);
    return index < 0 ? definition.columns.length : index;
  };
  return findings.sort((left, right) => place(left.column) - place(right.column));
}

function qualifies(definition: LedgerDefinition, context: LedgerContext, fields: RowFields): boolean | null {
  const rule = definition.rules.find((candidate) => candidate.kind === 'qualifying');
  if (rule?.kind !== 'qualifying') return null;
  const yuan = yuanIn(fields, rule.params.column);
  return yuan === null ? null : yuan >= context.campaign.thresholdYuan;
}
