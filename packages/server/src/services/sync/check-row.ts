import { checkFields, inColumnOrder } from '@double-hundred/shared/check/check-fields';
import type { RowGroups } from '@double-hundred/shared/check/group';
import type { Peer } from '@double-hundred/shared/check/peer';
import type { RowLinks } from '@double-hundred/shared/check/row-links';
import { readStoredValues, type StoredValues } from '@double-hundred/shared/check/stored-values';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { RaisedOver } from '@double-hundred/shared/rule/rule-input';
import { unexplained } from '@double-hundred/shared/rule/unexplained';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { KeptExplanations, KeptRow } from '../../store/sync-store.ts';
import { explanationTexts, lastingFindings, standingExplanations } from './explanations.ts';

/** What the rules say of a row as it would stand. */
export interface RowCheck {
  readonly findings: readonly Finding[];
  readonly held: boolean;
  readonly explanations: KeptExplanations;
  readonly unexplained: boolean;
  readonly raised: Readonly<Record<string, RaisedOver>>;
}

export interface RowToCheck {
  readonly rowId: string;
  readonly before: KeptRow | null;
  readonly fields: RowFields;
  readonly peers: readonly Peer[];
  readonly groups?: RowGroups;
  readonly links?: RowLinks;
  /** Columns whose code another unit has too. */
  readonly elsewhere?: ReadonlySet<string>;
  readonly given: Readonly<Record<string, string>>;
  /** The row was looked at today and stands as it is. */
  readonly confirmed?: boolean;
  /** Values may have been stored under another version: they are read anew, not the rules alone. */
  readonly reread?: boolean;
}

/** Runs the rules of the ledger over a row and settles which reasons stand. */
export function checkRow(definition: LedgerDefinition, context: LedgerContext, row: RowToCheck): RowCheck {
  const { before, fields } = row;
  const stored = storedValues(definition, context, row);
  const { findings: ruled } = checkFields(definition, context, {
    key: row.rowId,
    fields: stored?.fields ?? fields,
    refused: stored?.refused,
    accepted: before?.fields,
    peers: row.peers,
    groups: row.groups,
    links: row.links,
    elsewhere: row.elsewhere,
    lastConfirmedDay: row.confirmed === true ? context.today : before === null ? undefined : shanghaiDay(Date.parse(before.at)),
    raisedOver: before?.raised,
  });
  const unread = stored?.findings ?? [];
  const checked = unread.length === 0 ? ruled : inColumnOrder(definition, [...unread, ...ruled]);
  const lasting = lastingFindings(definition, context, before, fields, checked);
  const findings = lasting.length === 0 ? checked : [...checked, ...lasting];
  const explanations = standingExplanations(definition, fields, findings, before?.explanations ?? {}, row.given);
  return {
    findings,
    held: findings.some((finding) => finding.severity === 'error'),
    explanations,
    unexplained: unexplained(findings, explanationTexts(explanations)).length > 0,
    raised: raisedAfter(definition, context, before, fields),
  };
}

/** A row is stored without errors; one that has some was judged under a later version than it was written for. */
function storedValues(definition: LedgerDefinition, context: LedgerContext, row: RowToCheck): StoredValues | null {
  const anew = row.reread === true || row.before?.findings.some(({ severity }) => severity === 'error') === true;
  return anew ? readStoredValues(definition, context, row.fields) : null;
}

function raisedAfter(
  definition: LedgerDefinition,
  context: LedgerContext,
  before: KeptRow | null,
  fields: RowFields,
): Record<string, RaisedOver> {
  const raised: Record<string, RaisedOver> = {};
  const threshold = context.campaign.thresholdYuan;
  for (const rule of definition.rules) {
    if (rule.kind !== 'raisedOverThreshold') continue;
    const { column } = rule.params;
    const from = before?.fields[column];
    const to = fields[column];
    if (typeof to !== 'number' || to < threshold) continue;
    const earlier = before?.raised[column];
    if (typeof from === 'number' && from < threshold) raised[column] = { day: context.today, fromYuan: from };
    else if (earlier !== undefined) raised[column] = earlier;
  }
  return raised;
}
