import type { KnownRows } from '@double-hundred/shared/check/known-rows';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { PUSH_LIMITS, type Mutation, type MutationResult } from '@double-hundred/shared/protocol/push';
import type { ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { checkWorkbook, type ReportRow } from '@double-hundred/shared/workbook/check-report';
import type { WorkbookGrid } from '@double-hundred/shared/workbook/grid';
import { readSheetRows } from '@double-hundred/shared/workbook/read-rows';
import { fileStateIn } from '@double-hundred/shared/workbook/file-state-in';
import { recogniseWorkbook } from '@double-hundred/shared/workbook/recognise';
import type { RememberedLayout } from '@double-hundred/shared/workbook/remembered-layout';
import type { SyncStore } from '../../store/sync-store.ts';
import { type CallRefusal, noCampaign } from '../sync/call-refusal.ts';
import type { PushMode, PushService } from '../sync/push.ts';
import { storedRows } from '../sync/push-links.ts';
import type { SyncAuthor, SyncReference } from '../sync/sync-deps.ts';
import { importAnswer } from './import-answer.ts';
import { type ImportIntent, importIntents } from './import-mutations.ts';
import { unreadable } from './mistaken-file.ts';

/** One ledger of a workbook, to import for a unit. `validate` answers the same and leaves no trace. */
export interface LedgerImport {
  readonly workbook: WorkbookGrid;
  readonly definition: LedgerDefinition;
  readonly unit: string;
  readonly mode: PushMode;
  readonly applyProposals: boolean;
  /** The rows of the sheet that are the unit's, by row number; absent when all are. */
  readonly only?: ReadonlySet<number>;
  /** Rows of other ledgers that count as stored already, for trying a whole workbook. */
  readonly beside?: KnownRows;
  /** What has become of the parts of the file before this one; nothing, when it is the first or the only one. */
  readonly before?: PartsBefore | undefined;
}

/** Parts of the file are stored, so that a refusal of this one only defers it; or one was cut off, and all after it wait. */
export type PartsBefore = 'stored' | 'cutOff';

export interface ImportDeps {
  readonly reference: SyncReference;
  readonly store: Pick<SyncStore, 'head' | 'rows' | 'sharedRows'>;
  readonly push: PushService;
  readonly ids: IdSource;
}

/**
 * The same reading, the same rules and the same merge as everywhere. Rows are found again by hidden id, else by business
 * key, else they are new. Rows that wait for a proposal or stand under a wrong heading are not sent; rows the server
 * refuses go to quarantine as they were written.
 */
export async function importLedger(
  deps: ImportDeps,
  request: LedgerImport,
  author: SyncAuthor,
): Promise<Result<ImportResponse, CallRefusal>> {
  const { workbook, definition, unit, only } = request;
  const context = deps.reference.context(unit);
  if (context === null) return err(noCampaign());
  const kept = fileStateIn(workbook, definition.id);
  const memory = kept?.ledger === definition.id ? kept.layout : undefined;
  const ledgers = deps.reference.definitions();
  const known = await storedRows(deps, unit, definition);
  const options = { applyProposals: request.applyProposals, ledgers, known, memory };
  const checked = checkWorkbook(workbook, definition, context, only === undefined ? options : { ...options, only });
  if (!checked.ok) return err(unreadable(checked.error));
  const report = checked.value;

  const head = await deps.store.head();
  const state = kept !== null && isOf(kept, request) && kept.epoch === head.epoch ? kept : null;
  const intents = importIntents(report.rows, {
    definition,
    columns: Object.values(report.columns),
    known: (await deps.store.rows(unit, definition.id)).filter(({ deleted }) => !deleted),
    shadow: state?.shadow ?? {},
    ids: deps.ids,
    refused: refusedCells(workbook, definition, ledgers, report.rows, memory),
  });
  const headingHolds = report.findings.some(({ severity }) => severity === 'error');
  const sending = headingHolds ? [] : intents.filter((intent) => !intent.row.held || hasError(intent.row));
  if (request.before === 'cutOff') return ok(importAnswer(report, intents, deferred(sending), request));
  const results = await send(deps, request, author, head.epoch, state, sending);
  if (results.ok) return ok(importAnswer(report, intents, results.value, request));
  return request.before === 'stored' ? ok(importAnswer(report, intents, deferred(sending), request)) : results;
}

/** How it stands after a part, for the part that follows. */
export function standingAfter(
  { mode, before }: Pick<LedgerImport, 'mode' | 'before'>,
  { results }: Pick<ImportResponse, 'results'>,
): PartsBefore | undefined {
  if (mode === 'validate') return undefined;
  if (before === 'cutOff' || (results['deferred'] ?? 0) > 0) return 'cutOff';
  return before === 'stored' || Object.values(results).some((rows) => rows > 0) ? 'stored' : undefined;
}

type Results = ReadonlyMap<string, MutationResult>;

async function send(
  { push, ids }: ImportDeps,
  { unit, definition, mode, beside }: LedgerImport,
  author: SyncAuthor,
  epoch: string,
  state: FileState | null,
  intents: readonly ImportIntent[],
): Promise<Result<Results, CallRefusal>> {
  const file = { fileId: state?.fileId ?? ids.next('f'), replicaId: ids.next('c'), schemaVersion: definition.version };
  const call = async (muts: readonly Mutation[], how: PushMode): Promise<Result<readonly MutationResult[], CallRefusal>> => {
    const results: MutationResult[] = [];
    for (let at = 0; at < muts.length; at += PUSH_LIMITS.mutations) {
      const batch = {
        epoch,
        ...file,
        batchId: ids.next('b'),
        unit,
        ledger: definition.id,
        muts: muts.slice(at, at + PUSH_LIMITS.mutations),
      };
      const answer = await push(batch, author, how, undefined, beside);
      // What is stored is told; the file is sent again for the rest, and finds its rows.
      if (!answer.ok && how === 'commit' && at > 0) return ok([...results, ...muts.slice(at).map(deferredResult)]);
      if (!answer.ok) return answer;
      results.push(...answer.value.results);
    }
    return ok(results);
  };
  const mutations = (wanted: (row: ReportRow) => boolean) =>
    intents.flatMap(({ row, mutation }) => (mutation !== null && wanted(row) ? [mutation] : []));
  const wrong = mutations(hasError);
  const sound = mutations((row) => !hasError(row));
  // A row with an error must never be taken in part, so it is sent in earnest only once the server has refused it too.
  const tried = await call(wrong, 'validate');
  if (!tried.ok) return tried;
  const refused = new Set(tried.value.filter(({ status }) => status === 'invalid').map(({ id }) => id));
  const sent = await call(mode === 'commit' ? [...sound, ...wrong.filter(({ id }) => refused.has(id))] : sound, mode);
  if (!sent.ok) return sent;
  const refusals = tried.value.filter(({ id }) => refused.has(id));
  return ok(new Map([...refusals, ...sent.value].map((result) => [result.id, result])));
}

function deferred(intents: readonly ImportIntent[]): Results {
  return new Map(
    intents.flatMap(({ mutation }) => (mutation === null ? [] : [[mutation.id, deferredResult(mutation)] as const])),
  );
}

function deferredResult({ id, rowId }: Mutation): MutationResult {
  return { id, rowId, status: 'deferred', rev: 0, seq: 0, deleted: false, fields: {} };
}

function hasError({ findings }: ReportRow): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

// What the file saw last is only worth something for its own unit and ledger, and in the history it saw it in.
function isOf(state: FileState, { unit, definition }: LedgerImport): boolean {
  return state.unit === unit && state.ledger === definition.id;
}

function refusedCells(
  workbook: WorkbookGrid,
  definition: LedgerDefinition,
  ledgers: readonly LedgerDefinition[],
  rows: readonly ReportRow[],
  memory: RememberedLayout | undefined,
): ReadonlyMap<number, Readonly<Record<string, FieldValue>>> {
  const wrong = new Map(rows.filter(hasError).map((row) => [row.row, row]));
  const found = wrong.size === 0 ? null : recogniseWorkbook(workbook, definition, ledgers, memory);
  if (found === null) return new Map();
  const refused = readSheetRows(found.sheet, found.layout, definition).flatMap(({ row, cells }) => {
    const report = wrong.get(row);
    if (report === undefined) return [];
    const columns = report.findings
      .filter(({ column, severity }) => severity === 'error' && report.values[column] === undefined)
      .map(({ column }) => column);
    const values = columns.flatMap((column): [string, FieldValue][] => {
      const content = cells[column]?.error ?? cells[column]?.value ?? null;
      return content === null || content === '' ? [] : [[column, content]];
    });
    return [[row, Object.fromEntries(values)] as const];
  });
  return new Map(refused);
}
