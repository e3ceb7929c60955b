import { problemText } from '@double-hundred/shared/message/problems';
import { EVIDENCE_LIMITS } from '@double-hundred/shared/evidence/evidence-type';
import { PUSH_LIMITS } from '@double-hundred/shared/protocol/push';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../app-env.ts';
import { refuse } from '../problem.ts';

const WORKBOOKS: ReadonlySet<string> = new Set(['/api/v1/import', '/api/v1/definitions']);
const WORKBOOK_BYTES = 10 * 1024 * 1024;

/** The largest bodies taken: 1 MiB for pushes and all other JSON, 10 MiB for a workbook, 20 MiB for evidence. */
export function limitBody(): MiddlewareHandler<AppEnv> {
  const json = bodyLimit({
    maxSize: PUSH_LIMITS.bytes,
    onError: (c) =>
      refuse(c, {
        code: 'BATCH_TOO_LARGE',
        detail: problemText.batchTooLarge(PUSH_LIMITS.mutations, PUSH_LIMITS.bytes),
        limits: PUSH_LIMITS,
      }),
  });
  const workbook = bodyLimit({
    maxSize: WORKBOOK_BYTES,
    onError: (c) => refuse(c, { code: 'FILE_TOO_LARGE', detail: problemText.bodyTooLarge(WORKBOOK_BYTES) }),
  });
  const evidence = bodyLimit({
    maxSize: EVIDENCE_LIMITS.fileBytes,
    onError: (c) => refuse(c, { code: 'FILE_TOO_LARGE', detail: problemText.bodyTooLarge(EVIDENCE_LIMITS.fileBytes) }),
  });
  return async function limitBody(c, next) {
    const { path } = c.req;
    const limit = WORKBOOKS.has(path)
      ? workbook
      : /^\/api\/v1\/(rows|inspections)\/[^/]+\/evidence$/.test(path)
        ? evidence
        : json;
    return limit(c, next);
  };
}
