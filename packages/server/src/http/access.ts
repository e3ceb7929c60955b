import { ROLE_NAMES, problemText } from '@double-hundred/shared/message/problems';
import { NESTING_LIMIT } from '@double-hundred/shared/protocol/nesting';
import { ONCE_KEY_PATTERN } from '@double-hundred/shared/protocol/once-keys';
import type { Role, User } from '@double-hundred/shared/protocol/session';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { bodyFault } from './body-fault.ts';
import { once } from './middleware/take-effect-once.ts';
import { type Refusal, refuse } from './problem.ts';

/**
 * How the unit of the call is known. none: it concerns no unit; query, body: the parameter or field `unit`;
 * row: the unit of the rows asked for (the handler checks); own: unit accounts see their own part only (the service narrows).
 */
export type UnitScope = 'none' | 'query' | 'body' | 'row' | 'own';

/** Who may call an operation, and what the body must be. */
export interface Access {
  readonly roles: readonly Role[] | 'public';
  readonly scope: UnitScope;
  readonly body?: 'json' | 'xlsx' | 'file';
  /** Texts that no database keeps as they are, are no reason to refuse the call. */
  readonly keepsTexts?: boolean;
  /** What it does adds up when it is done twice: a request with an Idempotency-Key takes effect once. */
  readonly once?: boolean;
}

const EVERYBODY = ['clerk', 'reviewer', 'districtOffice', 'inspector', 'leader', 'admin'] as const;
const UNIT_PEOPLE = ['clerk', 'reviewer'] as const;
const ROW_READERS = ['clerk', 'reviewer', 'districtOffice', 'inspector'] as const;
const FIGURE_READERS = ['clerk', 'reviewer', 'districtOffice', 'inspector', 'leader'] as const;
const DISTRICT_READERS = ['districtOffice', 'inspector', 'leader'] as const;

/** The rights of every operation; an operation that is missing here cannot be described and so cannot be routed. */
export const ACCESS = {
  signIn: { roles: 'public', scope: 'none', body: 'json' },
  getHealth: { roles: 'public', scope: 'none' },
  getReadiness: { roles: 'public', scope: 'none' },
  getManifest: { roles: 'public', scope: 'none' },
  getMetrics: { roles: 'public', scope: 'none' },
  getSession: { roles: EVERYBODY, scope: 'none' },
  signOut: { roles: EVERYBODY, scope: 'none' },
  getCampaign: { roles: EVERYBODY, scope: 'none' },
  listUnits: { roles: EVERYBODY, scope: 'none' },
  putCampaign: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  putUnits: { roles: ['admin'], scope: 'none', body: 'json' },
  listPeople: { roles: ['admin'], scope: 'none' },
  addPerson: { roles: ['admin'], scope: 'none', body: 'json' },
  disablePerson: { roles: ['admin'], scope: 'none' },
  enablePerson: { roles: ['admin'], scope: 'none' },
  resetPassword: { roles: ['admin'], scope: 'none' },
  listLedgers: { roles: EVERYBODY, scope: 'none' },
  getTemplate: { roles: ROW_READERS, scope: 'query' },
  openFile: { roles: ROW_READERS, scope: 'body', body: 'json' },
  pushRows: { roles: ROW_READERS, scope: 'body', body: 'json', keepsTexts: true },
  importWorkbook: { roles: ROW_READERS, scope: 'query', body: 'xlsx' },
  pullChanges: { roles: ROW_READERS, scope: 'query' },
  getMutations: { roles: ROW_READERS, scope: 'row' },
  listConflicts: { roles: ROW_READERS, scope: 'query' },
  listQuarantine: { roles: ROW_READERS, scope: 'query' },
  reconcileRows: { roles: ROW_READERS, scope: 'body', body: 'json' },
  getRevisions: { roles: ROW_READERS, scope: 'row' },
  getTotals: { roles: FIGURE_READERS, scope: 'own' },
  getTotalRows: { roles: FIGURE_READERS, scope: 'query' },
  getTotalsWorkbook: { roles: DISTRICT_READERS, scope: 'none' },
  getTargets: { roles: FIGURE_READERS, scope: 'own' },
  putTargets: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  verifyAchievement: { roles: ['districtOffice', 'inspector'], scope: 'none', body: 'json', once: true },
  listClaims: { roles: ROW_READERS, scope: 'own' },
  listVerifications: { roles: ROW_READERS, scope: 'row' },
  compareBases: { roles: FIGURE_READERS, scope: 'own' },
  addEvidence: { roles: ROW_READERS, scope: 'row', body: 'file' },
  listEvidence: { roles: ROW_READERS, scope: 'row' },
  getEvidence: { roles: ROW_READERS, scope: 'row' },
  removeEvidence: { roles: ROW_READERS, scope: 'row', body: 'json' },
  listInspections: { roles: ROW_READERS, scope: 'own' },
  listInspectionSubjects: { roles: ['districtOffice', 'inspector'], scope: 'query' },
  replyToInspection: { roles: UNIT_PEOPLE, scope: 'row', body: 'json', once: true },
  followUpInspection: { roles: ['districtOffice', 'inspector'], scope: 'none', body: 'json', once: true },
  addInspectionFile: { roles: ROW_READERS, scope: 'row', body: 'file' },
  listInspectionFiles: { roles: ROW_READERS, scope: 'row' },
  recordInspection: { roles: ['districtOffice', 'inspector'], scope: 'body', body: 'json', once: true },
  listCloseOuts: { roles: ROW_READERS, scope: 'own' },
  applyCloseOut: { roles: UNIT_PEOPLE, scope: 'body', body: 'json', once: true },
  decideCloseOut: { roles: ['districtOffice', 'inspector'], scope: 'none', body: 'json', once: true },
  listSpotChecks: { roles: ['districtOffice', 'inspector'], scope: 'none' },
  drawSpotCheck: { roles: ['districtOffice', 'inspector'], scope: 'none', body: 'json', once: true },
  repeatSpotCheckDraw: { roles: ['districtOffice', 'inspector'], scope: 'none' },
  recordSpotCheck: { roles: ['districtOffice', 'inspector'], scope: 'none', body: 'json', once: true },
  getTotalsHealth: { roles: ['districtOffice', 'inspector'], scope: 'none' },
  getReportingCycles: { roles: EVERYBODY, scope: 'none' },
  putReportingCycles: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  getSubmission: { roles: ROW_READERS, scope: 'query' },
  getSubmissionChanges: { roles: ROW_READERS, scope: 'query' },
  listSubmissions: { roles: DISTRICT_READERS, scope: 'none' },
  getReceipt: { roles: FIGURE_READERS, scope: 'row' },
  submitLedger: { roles: ['reviewer'], scope: 'body', body: 'json' },
  returnSubmission: { roles: ['districtOffice'], scope: 'body', body: 'json' },
  approveSubmission: { roles: ['reviewer', 'districtOffice'], scope: 'body', body: 'json' },
  lockSubmission: { roles: ['districtOffice'], scope: 'body', body: 'json' },
  askReopening: { roles: UNIT_PEOPLE, scope: 'body', body: 'json' },
  grantReopening: { roles: ['districtOffice'], scope: 'body', body: 'json' },
  refuseReopening: { roles: ['districtOffice'], scope: 'body', body: 'json' },
  listRuleExemptions: { roles: ROW_READERS, scope: 'own' },
  askRuleExemption: { roles: UNIT_PEOPLE, scope: 'body', body: 'json', once: true },
  answerRuleExemption: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  listReminders: { roles: FIGURE_READERS, scope: 'own' },
  remindUnits: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  listDuplicateCases: { roles: ROW_READERS, scope: 'own' },
  scanDuplicates: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  proposeCaseDecision: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  answerCaseProposal: { roles: UNIT_PEOPLE, scope: 'body', body: 'json', once: true },
  decideDuplicateCase: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  addAdjustment: { roles: ['districtOffice'], scope: 'body', body: 'json', once: true },
  getScoringRules: { roles: FIGURE_READERS, scope: 'none' },
  putScoringRules: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  getScores: { roles: FIGURE_READERS, scope: 'own' },
  tryScoringRules: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  previewScore: { roles: EVERYBODY, scope: 'none', body: 'json' },
  listScoreEntries: { roles: FIGURE_READERS, scope: 'own' },
  addScoreEntry: { roles: ['districtOffice'], scope: 'body', body: 'json', once: true },
  listExemptions: { roles: FIGURE_READERS, scope: 'own' },
  addExemption: { roles: ['districtOffice'], scope: 'body', body: 'json', once: true },
  withdrawAppraisal: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  getBonuses: { roles: DISTRICT_READERS, scope: 'none' },
  getIndicators: { roles: FIGURE_READERS, scope: 'own' },
  getFunnel: { roles: FIGURE_READERS, scope: 'query' },
  getFunnelRows: { roles: FIGURE_READERS, scope: 'query' },
  getProblems: { roles: FIGURE_READERS, scope: 'query' },
  getProgress: { roles: FIGURE_READERS, scope: 'query' },
  listDefinitions: { roles: DISTRICT_READERS, scope: 'none' },
  publishDefinition: { roles: ['districtOffice'], scope: 'none', body: 'xlsx' },
  getDefinitionWorkbook: { roles: EVERYBODY, scope: 'none' },
  listRules: { roles: FIGURE_READERS, scope: 'none' },
  changeRule: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  listRechecks: { roles: FIGURE_READERS, scope: 'none' },
  getRowFindings: { roles: ROW_READERS, scope: 'row' },
  confirmRows: { roles: UNIT_PEOPLE, scope: 'body', body: 'json', once: true },
  getReportingLoad: { roles: FIGURE_READERS, scope: 'own' },
  previewBulletin: { roles: ['districtOffice'], scope: 'none', body: 'json' },
  freezeBulletin: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  correctBulletin: { roles: ['districtOffice'], scope: 'none', body: 'json', once: true },
  publishBulletin: { roles: ['districtOffice'], scope: 'none' },
  listBulletins: { roles: FIGURE_READERS, scope: 'own' },
  readBulletin: { roles: FIGURE_READERS, scope: 'own' },
  getBulletin: { roles: DISTRICT_READERS, scope: 'none' },
  getBulletinFile: { roles: FIGURE_READERS, scope: 'own' },
  previewSchedule: { roles: EVERYBODY, scope: 'none', body: 'json' },
} as const satisfies Record<string, Access>;

export type Operation = keyof typeof ACCESS;

/** Whether a user may see or fill a unit at all: unit accounts their own, the district's people every unit. */
export function mayReachUnit(user: User, unitId: string): boolean {
  return user.role === 'clerk' || user.role === 'reviewer' ? user.unitId === unitId : user.role !== 'admin';
}

/** The refusal for a foreign unit, or null when the user may reach it. */
export function unitRefusal(user: User, unitId: string): Refusal | null {
  return mayReachUnit(user, unitId) ? null : { code: 'UNIT_FORBIDDEN', detail: problemText.unitForbidden(unitId) };
}

/** The refusal for a row that is not there, or is another unit's: whether a foreign row exists must not show. */
export function noSuchRow(rowId: string): Refusal {
  return { code: 'NOT_FOUND', detail: problemText.noSuchRow(rowId.slice(0, 80)) };
}

const ONCE_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', pattern: ONCE_KEY_PATTERN.source },
  description: 'A repeat of the request with the same key within 24 hours changes nothing and gets the first answer.',
} as const;

/** The part of a route description that says and enforces who may call it: spread it into `createRoute`. */
export function operation(name: Operation) {
  const access: Access = ACCESS[name];
  return {
    operationId: name,
    security: access.roles === 'public' ? [] : [{ bearer: [] }],
    'x-roles': access.roles === 'public' ? ['public'] : [...access.roles],
    'x-scope': access.scope,
    ...(access.once === true ? { parameters: [ONCE_PARAMETER] } : {}),
    middleware: access.once === true ? [authorise(access), once()] : [authorise(access)],
  };
}

function authorise(access: Access): MiddlewareHandler<AppEnv> {
  return async function authorise(c, next) {
    const refusal = (await accessRefusal(c, access)) ?? bodyRefusal(c, access) ?? (await contentRefusal(c, access));
    if (refusal) return refuse(c, refusal);
    await next();
  };
}

async function accessRefusal(c: Context<AppEnv>, access: Access): Promise<Refusal | null> {
  if (access.roles === 'public') return null;
  const caller = c.get('caller');
  if (caller.kind === 'nobody') return { code: 'TOKEN_EXPIRED', detail: problemText.signInFirst };
  if (caller.kind === 'refused') {
    const detail = caller.code === 'TOKEN_EXPIRED' ? problemText.tokenExpired : problemText.tokenRevoked;
    return { code: caller.code, detail };
  }
  if (!access.roles.includes(caller.user.role)) {
    return { code: 'ROLE_FORBIDDEN', detail: problemText.roleForbidden(ROLE_NAMES[caller.user.role]) };
  }
  const unitId = await unitOf(c, access.scope);
  return unitId === null ? null : (unitRefusal(caller.user, unitId) ?? unknownUnit(c, access.scope, unitId));
}

// The district's people reach every unit there is; what is sent for any other would lie where nobody looks.
function unknownUnit(c: Context<AppEnv>, scope: UnitScope, unitId: string): Refusal | null {
  if (c.get('isUnit')(unitId)) return null;
  const detail = problemText.unknownUnit(unitId.slice(0, 80));
  if (scope === 'query') return { code: 'NOT_FOUND', detail };
  return { code: 'VALIDATION_FAILED', detail, errors: [{ pointer: '/unit', code: 'UNIT_UNKNOWN', detail }] };
}

// A missing or malformed unit is left to the validation that follows.
async function unitOf(c: Context<AppEnv>, scope: UnitScope): Promise<string | null> {
  if (scope === 'query') return c.req.query('unit') ?? null;
  if (scope !== 'body') return null;
  const body: unknown = await c.req.json().catch(() => null);
  // The validator asks again; a push of 1 MiB should be parsed once.
  if (body !== null) c.req.json = async <T>() => body as T;
  return typeof body === 'object' && body !== null && 'unit' in body && typeof body.unit === 'string' ? body.unit : null;
}

// Rows are never refused with the call: a push keeps what it cannot read, and judges each row by itself.
async function contentRefusal(c: Context<AppEnv>, { body: kind, keepsTexts }: Access): Promise<Refusal | null> {
  if (kind !== 'json' || keepsTexts === true) return null;
  const body: unknown = await c.req.json().catch(() => null);
  const fault = bodyFault(body);
  if (fault === null) return null;
  const { pointer } = fault;
  const [code, detail] =
    fault.kind === 'text' ? ['TEXT_UNREADABLE', problemText.unreadableText] : ['NESTING', problemText.nesting(NESTING_LIMIT)];
  return { code: 'VALIDATION_FAILED', detail, errors: [{ pointer, code, detail }] };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function bodyRefusal(c: Context<AppEnv>, access: Access): Refusal | null {
  if (access.body === undefined || access.body === 'file') return null;
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (access.body === 'json') {
    return type === 'application/json'
      ? null
      : { code: 'UNSUPPORTED_MEDIA_TYPE', detail: problemText.mediaType('application/json') };
  }
  const fits = type === XLSX || type === 'application/octet-stream';
  return fits ? null : { code: 'UNSUPPORTED_MEDIA_TYPE', detail: problemText.mediaType(`${XLSX}（.xlsx 文件）`) };
}
