import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { ledgerDefinitionSchema } from '@double-hundred/shared/ledger/definition';
import { problemText } from '@double-hundred/shared/message/problems';
import { unitSchema } from '@double-hundred/shared/unit/unit';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import type { Reference } from '../../services/reference/reference.ts';
import { operation } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { answers } from '../described.ts';
import { refuse } from '../problem.ts';
import { versionHeaders } from '../state-version.ts';

const getCampaign = createRoute({
  ...operation('getCampaign'),
  method: 'get',
  path: '/api/v1/campaign',
  tags: ['基础数据'],
  summary: '行动：起止日期、亿元标准、选项表、亮灯规则',
  responses: answers('The campaign in force', campaignSchema),
});

const listUnits = createRoute({
  ...operation('listUnits'),
  method: 'get',
  path: '/api/v1/units',
  tags: ['基础数据'],
  summary: '全部填报单位',
  responses: answers('The units in their order', z.object({ units: z.array(unitSchema) })),
});

const listLedgers = createRoute({
  ...operation('listLedgers'),
  method: 'get',
  path: '/api/v1/ledgers',
  tags: ['基础数据'],
  summary: '现行台账定义及版本',
  responses: answers('The definitions in force', z.object({ ledgers: z.array(ledgerDefinitionSchema) })),
});

/** Campaign, units and ledger definitions. */
export function registerReferenceRoutes(app: OpenAPIHono<AppEnv>, { reference }: { reference: Reference }): void {
  app.openapi(getCampaign, (c) => {
    const campaign = reference.campaign();
    return campaign
      ? c.json(campaign, 200, versionHeaders(campaign))
      : refuse(c, { code: 'NOT_FOUND', detail: problemText.noCampaign });
  });
  app.openapi(listUnits, (c) => {
    const units = [...reference.units()];
    return c.json({ units }, 200, versionHeaders(units));
  });
  app.openapi(listLedgers, (c) => c.json({ ledgers: [...reference.definitions()] }, 200));
}
