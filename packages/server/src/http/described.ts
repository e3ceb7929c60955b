import { problemSchema } from '@double-hundred/shared/protocol/problem';
import type * as z from 'zod';

/** The responses of a route that answers JSON: the good one, and a problem for everything else. */
export function answers<S extends z.ZodType>(description: string, schema: S) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problemAnswer };
}

/** The `default` response of every route. */
export const problemAnswer = {
  default: {
    description: 'Refused: code, Chinese detail, requestId',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;

/** A JSON request body. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const;
}
