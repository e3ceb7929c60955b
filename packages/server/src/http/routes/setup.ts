import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { problemText } from '@double-hundred/shared/message/problems';
import { unitsSchema } from '@double-hundred/shared/protocol/people';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { CampaignFault } from '../../services/setup/campaign-faults.ts';
import { type CampaignDeps, saveCampaign } from '../../services/setup/save-campaign.ts';
import { saveUnits } from '../../services/setup/save-units.ts';
import type { UnitFault } from '../../services/setup/unit-faults.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { type Refusal, refuse } from '../problem.ts';
import { oneAtATime, versionHeaders, versionRefusal } from '../state-version.ts';

const TAGS = ['基础数据'];

const putCampaign = createRoute({
  ...operation('putCampaign'),
  method: 'put',
  path: '/api/v1/campaign',
  tags: TAGS,
  summary: '修改行动：起止日期、亿元标准、序时办法、亮灯界限、计数办法',
  description:
    'Takes what GET gives; with its ETag as If-Match only when nobody has replaced it since (412). After a change of window or threshold the figures are worked out anew: in a small district before the answer, else beside everything; until it is done they carry `recomputing`.',
  request: jsonBody(campaignSchema),
  responses: answers('The campaign as stored', campaignSchema),
});

const putUnits = createRoute({
  ...operation('putUnits'),
  method: 'put',
  path: '/api/v1/units',
  tags: TAGS,
  summary: '增加填报单位，修改名称、别名和次序',
  description:
    'Takes what GET gives; with its ETag as If-Match only when nobody has replaced it since (412). A unit that has been set up stays in the list.',
  request: jsonBody(unitsSchema),
  responses: answers('The units in their order', unitsSchema),
});

/** Campaign and units, changed by those who keep them. */
export function registerSetupRoutes(app: OpenAPIHono<AppEnv>, deps: CampaignDeps): void {
  const inOrder = oneAtATime();
  const wrong = (faults: readonly (CampaignFault | UnitFault)[]): Refusal => ({
    code: 'VALIDATION_FAILED',
    detail: faults[0]?.detail ?? problemText.validation,
    errors: [...faults],
  });

  app.openapi(putCampaign, (c) =>
    inOrder(async () => {
      const refusal = versionRefusal(c, deps.reference.campaign());
      if (refusal) return refuse(c, refusal);
      const saved = await saveCampaign(deps, c.req.valid('json'), actorOf(c));
      return saved.ok ? c.json(saved.value, 200, versionHeaders(deps.reference.campaign())) : refuse(c, wrong(saved.error));
    }),
  );
  app.openapi(putUnits, (c) =>
    inOrder(async () => {
      const refusal = versionRefusal(c, deps.reference.units());
      if (refusal) return refuse(c, refusal);
      const saved = await saveUnits(deps, c.req.valid('json').units, actorOf(c));
      if (!saved.ok) return refuse(c, wrong(saved.error));
      return c.json({ units: [...saved.value] }, 200, versionHeaders(deps.reference.units()));
    }),
  );
}
