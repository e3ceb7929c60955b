import type { Fact, Verification } from '@double-hundred/shared/consolidation/facts';
import type { TotalDay } from '@double-hundred/shared/consolidation/total-day';
import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { MutationStatus, NormalisedCell } from '@double-hundred/shared/protocol/push';
import type { Finding } from '@double-hundred/shared/rule/finding';
import type { RaisedOver } from '@double-hundred/shared/rule/rule-input';
import type { PeriodLock } from '@double-hundred/shared/submission/row-lock';
import type { KeptDecision, KeptInspection, KeptSpotCheckResult } from './inspection-store.ts';
import type { ListPage, PageAsked } from './place.ts';
import type { ProgressChange } from './progress-store.ts';

/** Where the history stands: `epochStart` is the head seq at which the present epoch began. */
export interface Head {
  readonly epoch: string;
  readonly epochStart: number;
  readonly headSeq: number;
}

/** A written reason with the values it was given for; it stands while they do. */
export interface KeptExplanation {
  readonly text: string;
  readonly values: Readonly<Record<string, FieldValue | null>>;
}
export type KeptExplanations = Readonly<Record<string, KeptExplanation>>;

/** A row as it stands, deleted ones included. `createdSeq` says which of two rows came first. */
export interface KeptRow {
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly rev: number;
  readonly seq: number;
  readonly createdSeq: number;
  readonly deleted: boolean;
  readonly fields: RowFields;
  readonly unexplained: boolean;
  readonly findings: readonly Finding[];
  readonly explanations: KeptExplanations;
  /** The latest revision that raised an amount over the threshold, by column. */
  readonly raised: Readonly<Record<string, RaisedOver>>;
  /** Who wrote it last, and when. */
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

export interface KeptRevision {
  readonly seq: number;
  readonly rowId: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly fields: RowFields;
  readonly mutationId: string;
  readonly explanations: Readonly<Record<string, string>>;
  /** What was typed where the fields say it otherwise, by column. */
  readonly normalised: Readonly<Record<string, NormalisedCell>>;
  /** Nothing changed: the row was confirmed as it stands. */
  readonly confirmed: boolean;
  /** Cells the author wrote or changed; counted for the load of the unit, not kept with the revision. */
  readonly cellsTyped?: number;
}

/** What became of a mutation; `seq` names the revision its result told of (0: the server had no such row). */
export interface KeptMutation {
  readonly id: string;
  readonly rowId: string;
  readonly payloadHash: string;
  readonly status: MutationStatus;
  readonly rev: number;
  readonly seq: number;
  readonly deleted: boolean;
  readonly findings: readonly Finding[];
  readonly conflictIds: readonly string[];
}

/** A value that lost. The field `*` stands for the whole row. `author` and `at`: who wrote the standing value. */
export interface KeptConflict {
  readonly id: string;
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly field: string;
  readonly server: FieldValue | null;
  readonly mine: FieldValue | null;
  readonly author: string;
  readonly at: string;
  readonly mutationId: string;
}

/** Content that was refused, kept as it came. */
export interface KeptQuarantine {
  readonly mutationId: string;
  readonly rowId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly rowNo: number | null;
  readonly content: unknown;
  readonly findings: readonly Finding[];
  readonly author: string;
  readonly at: string;
  /** What tells the same refusal of a row from another; null for entries of before it was kept. */
  readonly print: string | null;
}

/** One push of one file. */
export interface PushOrigin {
  readonly batchId: string;
  readonly fileId: string;
  readonly replicaId: string;
  readonly unitId: string;
  readonly ledger: string;
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
}

export interface AuditDraft {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface PeerKey {
  readonly key: string;
  readonly rowId: string;
  readonly createdSeq: number;
}

/** What is kept in the transaction of the push that changes a row for it: decisions, results, inspections, and their audit. */
export interface KeptBeside {
  readonly decisions?: readonly KeptDecision[];
  readonly results?: readonly (KeptSpotCheckResult & { readonly spotCheckId: string })[];
  readonly inspections?: readonly KeptInspection[];
  readonly audits: readonly AuditDraft[];
}

/** Everything a push writes, in one transaction or not at all. */
export interface PushCommit {
  /** The head the work was based on; another writer in between makes the commit fail as busy. */
  readonly expected: Head;
  readonly headSeq: number;
  readonly origin: PushOrigin;
  readonly revisions: readonly KeptRevision[];
  /** Heads of rows; their values are those of the revision with the same seq. */
  readonly rows: readonly KeptRow[];
  readonly mutations: readonly KeptMutation[];
  readonly conflicts: readonly KeptConflict[];
  readonly resolved: readonly { readonly conflictId: string; readonly mutationId: string }[];
  readonly quarantine: readonly KeptQuarantine[];
  readonly peerKeysGone: readonly PeerKey[];
  readonly peerKeysNew: readonly PeerKey[];
  /** Codes by which rows of other units are recognised. */
  readonly codesGone: readonly PeerKey[];
  readonly codesNew: readonly PeerKey[];
  readonly facts: FactChange;
  readonly progress: ProgressChange;
  readonly load: PushLoad;
  /** The rules under which the rows were judged: their version by ledger, and the day it was. */
  readonly rules: { readonly versions: ReadonlyMap<string, number>; readonly day: string };
  readonly audit: AuditDraft;
  readonly beside?: KeptBeside;
}

/** How much of a unit's writing a push was, and the day it is counted for. */
export interface PushLoad {
  readonly day: string;
  readonly rowsSent: number;
  readonly rowsConfirmed: number;
  readonly cellsTyped: number;
}

/** Facts of whole rows replaced, and the difference it makes to the totals. */
export interface FactChange {
  readonly rowIds: readonly string[];
  readonly facts: readonly Fact[];
  readonly totals: readonly TotalDay[];
}

/** What a push needs to know before it decides. */
export interface PushGround {
  readonly head: Head;
  readonly mutations: ReadonlyMap<string, KeptMutation>;
  readonly rows: ReadonlyMap<string, KeptRow>;
  /** Open conflicts of the rows. */
  readonly conflicts: readonly KeptConflict[];
  readonly facts: readonly Fact[];
  readonly verifications: readonly Verification[];
}

export interface PeerQuery {
  readonly unitId: string;
  readonly ledger: string;
  readonly keys: readonly string[];
  readonly except: readonly string[];
  readonly most: number;
}

export interface PeerRow {
  readonly key: string;
  readonly rowId: string;
  readonly createdSeq: number;
  readonly fields: RowFields;
}

export interface KeptFile {
  readonly fileId: string;
  readonly replicaId: string;
  readonly incarnation: number;
  readonly unitId: string;
  readonly ledger: string;
  readonly parentReplicaId: string | null;
  readonly openedBy: string;
  readonly openedAt: string;
}

/** The writer's turn: nobody else writes until it ends. */
export interface SyncTurn {
  ground(mutationIds: readonly string[], rowIds: readonly string[]): Promise<PushGround>;
  /** Live rows of a unit's ledger that carry one of the keys, the first `most` of each key, without the rows of `except`. */
  peers(query: PeerQuery): Promise<readonly PeerRow[]>;
  /** Those of the codes that a live row of another unit carries. */
  codesElsewhere(unitId: string, codes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of a unit's rows that are the demand of an inspection, or that a decision about closing off was made about. */
  inspected(unitId: string, rowIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The locked periods of a unit's ledger. */
  locks(unitId: string, ledger: string): Promise<readonly PeriodLock[]>;
  /** Stores what pushes decided, one after the other, all of them in one transaction. */
  commit(commits: readonly PushCommit[]): Promise<void>;
  file(fileId: string, replicaId: string): Promise<KeptFile | null>;
  saveFile(file: KeptFile): Promise<void>;
}

/** A page of changes. `json` are the changes as they go over the wire, in UTF-8, with commas between and no brackets. */
export interface ChangesPage {
  readonly head: Head;
  readonly json: Uint8Array;
  readonly count: number;
  readonly next: number;
  readonly more: boolean;
}

export interface RevisionOrigin extends KeptRevision {
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
  readonly fileId: string;
}

/** A stored result with the row's values as they were then and the conflicts it led to. */
export interface ToldMutation extends KeptMutation {
  readonly unitId: string;
  readonly ledger: string;
  readonly fields: RowFields;
  readonly conflicts: readonly KeptConflict[];
}

/** A page of what is kept of a unit's ledger. */
export interface LedgerPage extends PageAsked {
  readonly unitId: string;
  readonly ledger: string;
}

/** The port behind the row sync. Implementations: store/libsql, store/memory; one contract suite runs on both. */
export interface SyncStore {
  head(): Promise<Head>;
  exclusive<T>(work: (turn: SyncTurn) => Promise<T>): Promise<T>;
  /** Rows of a unit's ledger with a seq above the cursor, each once with its latest state, in order of seq. */
  changes(query: { unitId: string; ledger: string; cursor: number; limit: number }): Promise<ChangesPage>;
  mutations(ids: readonly string[]): Promise<readonly ToldMutation[]>;
  /** Open conflicts, oldest first. */
  conflicts(query: LedgerPage): Promise<ListPage<KeptConflict>>;
  /** Refused content, newest first. */
  quarantine(query: LedgerPage): Promise<ListPage<KeptQuarantine>>;
  rows(unitId: string, ledger: string): Promise<readonly KeptRow[]>;
  /** Rows that other units handed in and of whose achievements the unit has a share. */
  sharedRows(unitId: string, ledger: string): Promise<readonly KeptRow[]>;
  row(rowId: string): Promise<KeptRow | null>;
  /** Those of the rows that are known. */
  rowsOf(rowIds: readonly string[]): Promise<readonly KeptRow[]>;
  /** Every revision of a row, oldest first; or so many of them from a number on. */
  revisions(rowId: string, part?: { readonly fromRev: number; readonly most: number }): Promise<readonly RevisionOrigin[]>;
  facts(): Promise<readonly Fact[]>;
  totals(): Promise<readonly TotalDay[]>;
  /** Rows with their verifications, for recomputing totals from what is stored. */
  everyRow(ledger: string): AsyncIterable<{ readonly row: KeptRow; readonly verifications: readonly Verification[] }>;
}
