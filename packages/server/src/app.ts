import { problemText } from '@double-hundred/shared/message/problems';
import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { Logger } from 'pino';
import type { AppEnv } from './http/app-env.ts';
import type { Metrics } from './http/metrics.ts';
import { accessLog } from './http/middleware/access-log.ts';
import { limitBody } from './http/middleware/limit-body.ts';
import { protocolVersion } from './http/middleware/protocol-version.ts';
import { readCaller } from './http/middleware/read-caller.ts';
import { takeEffectOnce } from './http/middleware/take-effect-once.ts';
import { securityHeaders } from './http/middleware/security-headers.ts';
import { refuse, refuseIssues, refuseThrown } from './http/problem.ts';
import { registerDocumentation } from './http/routes/documentation.ts';
import { registerBulletinRoutes } from './http/routes/bulletins.ts';
import { registerClaimRoutes } from './http/routes/claims.ts';
import { registerEvidenceRoutes } from './http/routes/evidence.ts';
import { registerHealthRoutes } from './http/routes/health.ts';
import { registerFileRoutes } from './http/routes/files.ts';
import { registerImportRoutes } from './http/routes/import.ts';
import { registerManifestRoute } from './http/routes/manifest.ts';
import { registerPeopleRoutes } from './http/routes/people.ts';
import { registerCloseOutRoutes } from './http/routes/close-outs.ts';
import { registerInspectionFileRoutes } from './http/routes/inspection-files.ts';
import { registerInspectionRoutes } from './http/routes/inspections.ts';
import { registerSpotCheckRoutes } from './http/routes/spot-checks.ts';
import { registerReferenceRoutes } from './http/routes/reference.ts';
import { registerReportingRoutes } from './http/routes/reporting.ts';
import { registerReportingLoadRoutes } from './http/routes/reporting-load.ts';
import { registerRowRoutes } from './http/routes/rows.ts';
import { registerDefinitionRoutes } from './http/routes/definitions.ts';
import { registerRuleExemptionRoutes } from './http/routes/rule-exemptions.ts';
import { registerRuleRoutes } from './http/routes/rules.ts';
import { registerSetupRoutes } from './http/routes/setup.ts';
import { registerSessionRoutes } from './http/routes/session.ts';
import { registerStartPage } from './http/routes/start-page.ts';
import { type StaticFolders, registerStaticFiles } from './http/routes/static-files.ts';
import { registerSubmissionRoutes } from './http/routes/submissions.ts';
import { registerTargetsRoutes } from './http/routes/targets.ts';
import { registerTemplateRoutes } from './http/routes/template.ts';
import { registerTotalsRoutes } from './http/routes/totals.ts';
import { registerTotalsHealthRoute } from './http/routes/totals-health.ts';
import { registerTotalsWorkbookRoutes } from './http/routes/totals-workbook.ts';
import { registerVerificationRoutes } from './http/routes/verifications.ts';
import { registerAppraisalRoutes } from './http/routes/appraisal.ts';
import { registerIndicatorRoutes } from './http/routes/indicators.ts';
import { registerProgressProblemRoutes } from './http/routes/progress-problems.ts';
import { registerProgressRoutes } from './http/routes/progress.ts';
import { registerScoringRulesRoutes } from './http/routes/scoring-rules.ts';
import { registerAdjustmentRoutes } from './http/routes/adjustments.ts';
import { registerDuplicateRoutes } from './http/routes/duplicates.ts';
import type { Services } from './services.ts';

/** What an app stands on. Nothing in it is global, so several apps can live in one process. */
export interface AppDeps {
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly folders: StaticFolders;
  readonly https: boolean;
  /** Another place for Microsoft's office.js than this server. */
  readonly officeJsUrl: string | null;
  readonly version: string;
  /** Where people reach this server, when it knows: `https://host[:port]`. */
  readonly publicUrl?: string | null;
}

/** The whole HTTP surface: middleware in order, all routes, and the three ways to end without one. */
export function createApp({
  services,
  logger,
  metrics,
  folders,
  https,
  officeJsUrl,
  version,
  publicUrl = null,
}: AppDeps): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => (result.success ? undefined : refuseIssues(c, result.target, result.error.issues)),
  });
  const { clock, sessions, reference, sync } = services;
  const demo = () => reference.demo();

  app.use(requestId({ limitLength: 64 }));
  app.use(accessLog({ logger, metrics, now: () => clock.now() }));
  app.use(securityHeaders({ https, officeJsUrl }));
  app.use(async function markAnswer(c, next) {
    await next();
    if (demo()) c.header('x-demo-mode', '1');
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allowed = methods.join(', ');
        const answer = refuse(c, { code: 'METHOD_NOT_ALLOWED', detail: problemText.methodNotAllowed(c.req.method, allowed) });
        answer.headers.set('allow', allowed);
        return answer;
      },
    }),
  );
  app.use('/api/*', protocolVersion());
  app.use('/api/*', limitBody());
  app.use('/api/*', readCaller(sessions));
  const effectOnce = takeEffectOnce(services.onceStore, clock);
  app.use('/api/*', async function giveGround(c, next) {
    await services.catchUp();
    c.set('takeEffectOnce', effectOnce);
    c.set('isUnit', (unitId) => reference.campaign() === null || reference.units().some(({ id }) => id === unitId));
    await next();
  });
  app.use('/metrics', readCaller(sessions));

  const currentFields = async (rowIds: readonly string[]) =>
    new Map((await services.syncStore.rowsOf([...new Set(rowIds)])).map(({ rowId, fields }) => [rowId, fields]));
  const { masks } = services;

  registerSessionRoutes(app, { sessions, demo, clock });
  registerReferenceRoutes(app, { reference });
  registerPeopleRoutes(app, services);
  registerSetupRoutes(app, services);
  registerDefinitionRoutes(app, services);
  registerRuleRoutes(app, { ...services, currentFields });
  registerReportingLoadRoutes(app, { ...services, store: services.syncStore, push: sync.push });
  registerFileRoutes(app, { sync, metrics, reference, masks, currentFields });
  registerRowRoutes(app, { sync, reference, currentFields, masks });
  registerImportRoutes(app, { ...services, currentFields });
  registerTemplateRoutes(app, services);
  registerTargetsRoutes(app, services);
  registerTotalsRoutes(app, { ...services, currentFields });
  registerTotalsWorkbookRoutes(app, services);
  registerTotalsHealthRoute(app, services);
  registerVerificationRoutes(app, services);
  registerClaimRoutes(app, services);
  registerEvidenceRoutes(app, services);
  registerSubmissionRoutes(app, services);
  registerInspectionRoutes(app, services);
  registerInspectionFileRoutes(app, services);
  registerCloseOutRoutes(app, services);
  registerSpotCheckRoutes(app, services);
  registerRuleExemptionRoutes(app, services);
  registerReportingRoutes(app, services);
  registerDuplicateRoutes(app, services);
  registerAdjustmentRoutes(app, services);
  registerScoringRulesRoutes(app, services);
  registerAppraisalRoutes(app, services);
  registerProgressRoutes(app, services);
  registerIndicatorRoutes(app, services);
  registerProgressProblemRoutes(app, services);
  registerBulletinRoutes(app, services);
  registerHealthRoutes(app, { metrics, demo, version, probe: services.probe });
  registerManifestRoute(app, { publicUrl, version });
  registerDocumentation(app, { version, demo });
  registerStartPage(app, { demo });
  registerStaticFiles(app, { folders, officeJsUrl, demo });

  app.notFound((c) => refuse(c, { code: 'NOT_FOUND', detail: problemText.noSuchAddress(c.req.path.slice(0, 200)) }));
  app.onError((thrown, c) => refuseThrown(c, thrown));
  return app;
}
