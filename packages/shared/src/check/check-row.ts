import type { Day } from '../kernel/day.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { Finding } from '../rule/finding.ts';
import { unexplained } from '../rule/unexplained.ts';
import type { LedgerContext } from '../value/context.ts';
import type { RowReading } from '../value/read-row.ts';
import { checkFields, inColumnOrder } from './check-fields.ts';
import type { RowGroups } from './group.ts';
import type { Peer } from './peer.ts';
import type { RowLinks } from './row-links.ts';
import type { CheckedRow, SheetRow } from './row.ts';
import { sheetRightsFindings, type SheetFiller } from './setting-rights.ts';
import { standingReasons } from './standing-reasons.ts';

/** How a sheet is checked. */
export interface CheckOptions {
  /** Proposals count as applied, so that they do not hold a row. */
  readonly applyProposals?: boolean;
  /** Columns the sheet does not have: reported once for the sheet, holding its rows, never cell by cell. */
  readonly absentColumns?: ReadonlySet<string>;
  /** The other ledgers, as far as they are known. */
  readonly links?: RowLinks;
  /** Who fills the sheet: cells that are not for them to set are marked before the server refuses them. */
  readonly filler?: SheetFiller;
}

/** The rows beside a row that its rules look at. */
export interface RowsBeside {
  readonly peers: readonly Peer[];
  readonly groups?: RowGroups;
}

const NONE: readonly Finding[] = [];

/** Judges a row that has been read: findings about its cells and of its rules, and whether it may be counted. */
export function checkRow(
  definition: LedgerDefinition,
  context: LedgerContext,
  row: SheetRow,
  reading: RowReading,
  beside: RowsBeside,
  options: CheckOptions,
): CheckedRow {
  const absent = options.absentColumns;
  const refused = absent === undefined || absent.size === 0 ? reading.refused : new Set([...reading.refused, ...absent]);
  const toCheck = {
    key: row.key,
    fields: reading.fields,
    refused,
    accepted: row.accepted,
    peers: beside.peers,
    groups: beside.groups,
    links: options.links,
    lastConfirmedDay: row.lastConfirmedDay,
  };
  const { findings, qualifying } = checkFields(definition, context, toCheck);
  const rights =
    options.filler === undefined
      ? NONE
      : sheetRightsFindings(definition, options.filler, row.accepted, reading.fields, reading.refused);
  const told = [...reading.findings, ...rights];
  const all = told.length === 0 ? findings : inColumnOrder(definition, [...told, ...findings]);
  const waits = options.applyProposals !== true && reading.normalised.some(({ handling }) => handling === 'confirm');
  const found = {
    today: context.today,
    findings: all,
    on: (day: Day) => checkFields(definition, { ...context, today: day }, toCheck).findings,
  };
  const reasons = standingReasons(definition, row, found, reading.fields);
  return {
    key: row.key,
    fields: reading.fields,
    findings: all,
    normalised: reading.normalised,
    qualifying,
    held: waits || lacksRequired(definition, absent) || all.some(({ severity }) => severity === 'error'),
    reasons,
    unexplained: unexplained(all, reasons).length > 0,
  };
}

function lacksRequired(definition: LedgerDefinition, absent: ReadonlySet<string> | undefined): boolean {
  if (absent === undefined || absent.size === 0) return false;
  return definition.columns.some(
    ({ key, required, defaultOwnUnit }) => required === 'always' && defaultOwnUnit !== true && absent.has(key),
  );
}
