import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import { type IdSource, createIdSource } from '@double-hundred/shared/kernel/ids';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { TotalsHealth } from '@double-hundred/shared/protocol/totals';
import { type AuditNotes, createAuditNotes } from './services/audit/audit-notes.ts';
import { type FigureRebuild, createFigureRebuild } from './services/figures/rebuild-figures.ts';
import { type ToldRows, checkTotals } from './services/operation/check-totals.ts';
import { repairTotals } from './services/operation/repair-totals.ts';
import { DEMO_PROFILE, type PasswordHasher, type PasswordProfile, createPasswordHasher } from './services/people/password.ts';
import { type People, createPeople } from './services/people/people.ts';
import { type Reference, type ReferenceSource, loadReference } from './services/reference/reference.ts';
import { isRechecking } from './services/rules/is-rechecking.ts';
import { migrateRows } from './services/definitions/migrate-rows.ts';
import type { DefinitionDeps } from './services/definitions/publish-definition.ts';
import { type RecheckReferring, createRecheckReferring } from './services/rules/recheck-referring.ts';
import { type Recheck, createRecheck } from './services/rules/recheck.ts';
import type { RuleDeps } from './services/rules/rule-deps.ts';
import { type Sessions, createSessions } from './services/session/sessions.ts';
import { createSignInThrottle } from './services/session/throttle.ts';
import type { ExemptionDeps } from './services/submission/exempt-from-rule.ts';
import type { SubmissionDeps } from './services/submission/submission-deps.ts';
import { type SyncServices, createSyncServices } from './services/sync/sync-services.ts';
import { type TotalsReader, createTotalsReader } from './services/totals/read-totals.ts';
import type { ImportEveryService } from './services/workbook/import-every.ts';
import type { ImportService } from './services/workbook/import-workbook.ts';
import type { TemplateService } from './services/workbook/unit-template.ts';
import { type RowMasks, createRowMasks } from './services/masking/row-masks.ts';
import type { InspectionDeps } from './services/inspection/inspection-deps.ts';
import type { EvidenceDeps } from './services/evidence/evidence-deps.ts';
import type { BulletinStore } from './store/bulletin-store.ts';
import type { ClaimStore } from './store/claim-store.ts';
import type { Database } from './store/database.ts';
import { createReportingLoadStore } from './store/libsql/reporting-load-store.ts';
import { createEvidenceFolder } from './store/files/evidence-folder.ts';
import { createAuditTrail } from './store/libsql/audit-trail.ts';
import { createBulletinStore } from './store/libsql/bulletin-store.ts';
import { createClaimStore } from './store/libsql/claim-store.ts';
import { createFigureRebuildStore } from './store/libsql/figure-rebuild-store.ts';
import { createRebuildReader } from './store/libsql/rebuild-page.ts';
import { createExemptionStore } from './store/libsql/exemption-store.ts';
import { createInspectionStore } from './store/libsql/inspection-store.ts';
import { createEvidenceStore } from './store/libsql/evidence-store.ts';
import { createOnceStore } from './store/libsql/once-store.ts';
import { createProgressStore } from './store/libsql/progress-store.ts';
import { createReferenceStore } from './store/libsql/reference-store.ts';
import { createDefinitionStore } from './store/libsql/definition-store.ts';
import { createRuleStore } from './store/libsql/rule-store.ts';
import { createLibsqlSyncStore } from './store/libsql/sync-store.ts';
import { createSubmissionStore } from './store/libsql/submission-store.ts';
import { createTotalsStore } from './store/libsql/totals-store.ts';
import { createUserStore } from './store/libsql/user-store.ts';
import { createVerificationStore } from './store/libsql/verification-store.ts';
import { createAppraisalStore } from './store/libsql/appraisal-store.ts';
import type { AppraisalStore } from './store/appraisal-store.ts';
import type { DuplicateStore } from './store/duplicate-store.ts';
import { createDuplicateStore } from './store/libsql/duplicate-store.ts';
import type { OnceStore } from './store/once-store.ts';
import type { ProgressStore } from './store/progress-store.ts';
import type { ReferenceStore } from './store/reference-store.ts';
import type { ReportingLoadStore } from './store/reporting-load-store.ts';
import type { RuleStore } from './store/rule-store.ts';
import type { SyncStore } from './store/sync-store.ts';
import { toldInTurn } from './store/told-in-turn.ts';
import type { TotalsStore } from './store/totals-store.ts';
import type { UserStore } from './store/user-store.ts';
import type { WorkbookReader } from './workbook/workbook-reader.ts';
import type { VerificationStore } from './store/verification-store.ts';

/** Everything that works on one database, put together for the server, the commands and the tests alike. */
export interface Services {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly users: UserStore;
  readonly referenceStore: ReferenceStore;
  readonly reference: Reference;
  /** Reads the reference data again when that failed as it was changed; at once otherwise. */
  readonly catchUp: () => Promise<void>;
  readonly hasher: PasswordHasher;
  readonly sessions: Sessions;
  readonly auditNotes: AuditNotes;
  readonly onceStore: OnceStore;
  readonly people: People;
  readonly syncStore: SyncStore;
  readonly sync: SyncServices;
  readonly load: ReportingLoadStore;
  readonly rules: RuleDeps;
  readonly recheck: Recheck;
  readonly recheckReferring: RecheckReferring;
  readonly definitions: DefinitionDeps;
  readonly totalsStore: TotalsStore;
  readonly totals: TotalsReader;
  readonly progress: ProgressStore;
  readonly verifications: VerificationStore;
  readonly claims: ClaimStore;
  readonly evidence: EvidenceDeps;
  /** What the reporting cycle stands on. */
  readonly submission: SubmissionDeps;
  readonly masks: RowMasks;
  readonly inspection: InspectionDeps;
  readonly exemption: ExemptionDeps;
  readonly appraisal: AppraisalStore;
  readonly duplicates: DuplicateStore;
  readonly bulletins: BulletinStore;
  readonly importWorkbook: ImportService;
  readonly importEvery: ImportEveryService;
  readonly template: TemplateService;
  /** Works out anew what is kept of rows. */
  readonly rebuild: FigureRebuild;
  /** Facts and totals worked out anew from the rows of one moment, compared with those kept. */
  checkTotals(told?: ToldRows): Promise<TotalsHealth>;
  /** Like `checkTotals`, and mends what differed. */
  repairTotals(told?: ToldRows): Promise<TotalsHealth>;
  /** Rejects when the database does not answer. */
  probe(): Promise<unknown>;
}

export interface ServiceDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly passwordProfile: PasswordProfile;
  /** Where files kept as evidence lie; made when the first one comes. */
  readonly evidenceFolder: string;
  /** Pushes that may wait for their turn; more are refused as SERVER_BUSY. */
  readonly pushQueueLimit?: number;
  /** Told what failed beside the calls, which were answered all the same; worth an alert. */
  readonly onTrouble?: (what: string, error: unknown) => void;
  /** Reads the files people send; without one they are read on the thread that answers calls. */
  readonly readWorkbook?: WorkbookReader;
}

const PUSH_QUEUE_LIMIT = 256;

/** Puts the services together over an open database. */
export async function composeServices(deps: ServiceDeps): Promise<Services> {
  const { clock, randomBytes, onTrouble = () => undefined } = deps;
  const {
    followed: database,
    telling,
    catchUp,
  } = toldInTurn(
    deps.database,
    (turn) => reference.reload(referenceSource({ ...deps.database, query: (statement) => turn.query(statement) })),
    (error) => onTrouble('reference data was not read again', error),
  );
  const users = createUserStore(database);
  const auditNotes = createAuditNotes(createAuditTrail(database), onTrouble);
  const referenceStore = createReferenceStore(telling);
  // Rechecks take many turns and change no rule.
  const ruleStore: RuleStore = { ...createRuleStore(database), begin: createRuleStore(telling).begin };
  const definitionStore = createDefinitionStore(telling);
  const reference: Reference = await loadReference({ ...referenceSource(database), clock, definitions: builtinLedgers });
  const rules: RuleDeps = { store: ruleStore, reference, clock };
  // Demo accounts may still have the cheaper hash they were seeded with.
  const alsoStored = reference.demo() ? { alsoStored: DEMO_PROFILE } : {};
  const hasher = createPasswordHasher({ randomBytes, profile: deps.passwordProfile, ...alsoStored });
  const syncStore = createLibsqlSyncStore(database);
  const ids = createIdSource(clock, randomBytes);
  const sync = createSyncServices({
    store: syncStore,
    clock,
    ids,
    reference,
    queueLimit: deps.pushQueueLimit ?? PUSH_QUEUE_LIMIT,
  });
  const totalsStore = createTotalsStore(database);
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
  const rebuildStore = createFigureRebuildStore(database);
  const rebuild = createFigureRebuild({
    store: rebuildStore,
    kept: syncStore,
    reference,
    clock,
    breathe,
    pause,
  });
  const checkKept = (told?: ToldRows) =>
    database.snapshot((moment) =>
      checkTotals({
        reader: createRebuildReader((statement) => moment.query(statement)),
        totals: createLibsqlSyncStore(moment),
        rows: createFigureRebuildStore(moment),
        campaign: reference.campaign(),
        definitions: reference.definitions(),
        breathe,
        ...(told === undefined ? {} : { told }),
      }),
    );
  const recheck = createRecheck({
    ...rules,
    links: { store: syncStore, reference },
    migrate: (stopped) => migrateRows({ definitions: definitionStore, store: syncStore, push: sync.push, clock, pause }, stopped),
    breathe,
  });
  const submission: SubmissionDeps = {
    store: createSubmissionStore(database),
    reference,
    clock,
    ids,
    masks: createRowMasks({ reference, store: syncStore }),
    rechecking: (ledger) => isRechecking(rules, ledger),
    judged: (of) => recheck.ready(of),
    rebuild,
  };
  const masks = createRowMasks({ reference, store: syncStore });
  const inspections = createInspectionStore(database);
  const readHere: WorkbookReader = async (bytes) => (await import('@double-hundred/xlsx/read-workbook')).readWorkbook(bytes);
  const { readWorkbook = readHere } = deps;
  const workbookDeps = { reference, store: syncStore, push: sync.push, ids, readWorkbook };
  return {
    clock,
    ids,
    users,
    referenceStore,
    reference,
    catchUp,
    hasher,
    sessions: createSessions({ users, hasher, throttle: createSignInThrottle(clock), auditNotes, clock, randomBytes }),
    auditNotes,
    onceStore: createOnceStore(database),
    people: createPeople({ users, hasher, reference, clock, randomBytes }),
    syncStore,
    sync,
    load: createReportingLoadStore(database),
    rules,
    definitions: { store: definitionStore, reference, clock, rows: syncStore, readWorkbook },
    recheckReferring: createRecheckReferring({ ...rules, links: { store: syncStore, reference } }),
    recheck,
    totalsStore,
    progress: createProgressStore(database),
    totals: createTotalsReader(totalsStore),
    verifications: createVerificationStore(database),
    claims: createClaimStore(database),
    evidence: {
      store: createEvidenceStore(database),
      files: createEvidenceFolder(deps.evidenceFolder),
      rows: syncStore,
      inspections,
      masks,
      reference,
      clock,
      ids,
    },
    masks,
    inspection: { store: inspections, rows: syncStore, push: sync.push, reference, masks, clock, ids },
    submission,
    exemption: { ...submission, exemptions: createExemptionStore(telling) },
    appraisal: createAppraisalStore(database),
    duplicates: createDuplicateStore(database),
    bulletins: createBulletinStore(database),
    // Workbook code is read when the first workbook comes: the server must be ready at once.
    importWorkbook: async (request, author) =>
      (await import('./services/workbook/import-workbook.ts')).createImportService(workbookDeps)(request, author),
    importEvery: async (request, author) =>
      (await import('./services/workbook/import-every.ts')).createImportEveryService(workbookDeps)(request, author),
    template: async (request, viewer) =>
      (await import('./services/workbook/unit-template.ts')).createTemplateService(workbookDeps)(request, viewer),
    rebuild,
    checkTotals: checkKept,
    repairTotals: (told) => repairTotals({ check: checkKept, store: rebuildStore, rebuild, clock }, told),
    probe: () => database.query({ sql: 'SELECT 1', args: [] }),
  };
}

function referenceSource(database: Database): ReferenceSource {
  return {
    store: createReferenceStore(database),
    rules: createRuleStore(database),
    published: createDefinitionStore(database),
  };
}
