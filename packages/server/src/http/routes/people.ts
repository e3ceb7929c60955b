import { newPasswordSchema, peopleSchema, personRequestSchema, personSchema } from '@double-hundred/shared/protocol/people';
import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { People, PersonFault } from '../../services/people/people.ts';
import { operation } from '../access.ts';
import { type AppEnv, actorOf } from '../app-env.ts';
import { answers, jsonBody } from '../described.ts';
import { refuse } from '../problem.ts';

const PATH = '/api/v1/people';
const TAGS = ['账号'];
const params = z.object({ id: z.string() });

const list = createRoute({
  ...operation('listPeople'),
  method: 'get',
  path: PATH,
  tags: TAGS,
  summary: '全部账号',
  responses: answers('Accounts by id, disabled ones included', peopleSchema),
});

const add = createRoute({
  ...operation('addPerson'),
  method: 'post',
  path: PATH,
  tags: TAGS,
  summary: '建立账号，密码只给出这一次',
  description: 'Clerks and reviewers belong to a unit, nobody else does.',
  request: jsonBody(personRequestSchema),
  responses: answers('The account and its password', newPasswordSchema),
});

const disable = createRoute({
  ...operation('disablePerson'),
  method: 'post',
  path: `${PATH}/{id}/disable`,
  tags: TAGS,
  summary: '停用账号，立即退出',
  description: 'Not one’s own account, and not the last admin.',
  request: { params },
  responses: answers('The account', personSchema),
});

const enable = createRoute({
  ...operation('enablePerson'),
  method: 'post',
  path: `${PATH}/{id}/enable`,
  tags: TAGS,
  summary: '恢复账号',
  request: { params },
  responses: answers('The account', personSchema),
});

const reset = createRoute({
  ...operation('resetPassword'),
  method: 'post',
  path: `${PATH}/{id}/password`,
  tags: TAGS,
  summary: '重置密码，只给出这一次',
  description: 'Ends all sessions of the account.',
  request: { params },
  responses: answers('The account and its new password', newPasswordSchema),
});

/** Accounts, kept by the admin. */
export function registerPeopleRoutes(app: OpenAPIHono<AppEnv>, { people }: { people: People }): void {
  app.openapi(list, async (c) => c.json({ people: [...(await people.list())] }, 200));
  app.openapi(add, async (c) => {
    const added = await people.add(c.req.valid('json'), actorOf(c));
    return added.ok ? c.json(added.value, 200) : refusePerson(c, added.error);
  });
  app.openapi(disable, async (c) => {
    const person = await people.disable(c.req.valid('param').id, actorOf(c));
    return person.ok ? c.json(person.value, 200) : refusePerson(c, person.error);
  });
  app.openapi(enable, async (c) => {
    const person = await people.enable(c.req.valid('param').id, actorOf(c));
    return person.ok ? c.json(person.value, 200) : refusePerson(c, person.error);
  });
  app.openapi(reset, async (c) => {
    const person = await people.resetPassword(c.req.valid('param').id, actorOf(c));
    return person.ok ? c.json(person.value, 200) : refusePerson(c, person.error);
  });
}

function refusePerson(c: Context<AppEnv>, { code, detail }: PersonFault) {
  return code === 'PERSON_UNKNOWN'
    ? refuse(c, { code: 'NOT_FOUND', detail })
    : refuse(c, { code: 'VALIDATION_FAILED', detail, errors: [{ pointer: '/id', code, detail }] });
}
