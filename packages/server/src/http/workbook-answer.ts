import type { Context } from 'hono';
import * as z from 'zod';
import type { AppEnv } from './app-env.ts';
import type { ProblemResponse } from './problem.ts';

/** Media type of .xlsx files. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file in a description of a route. */
export const binarySchema = z.string().meta({ format: 'binary' });

/** The 200 response of a route that gives a workbook. */
export const workbookAnswer = {
  200: { description: 'An .xlsx workbook', content: { [XLSX_TYPE]: { schema: binarySchema } } },
} as const;

/**
 * Answers with a workbook to save under a Chinese file name. The types of routes know JSON and text only, so the
 * response goes as one that fits every route.
 */
export function sendWorkbook(c: Context<AppEnv>, bytes: Uint8Array, fileName: string): ProblemResponse {
  const headers = {
    'content-type': XLSX_TYPE,
    'content-disposition': `attachment; filename="double-hundred.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'cache-control': 'no-store',
  };
  return c.body(new Uint8Array(bytes), 200, headers) as unknown as ProblemResponse;
}
