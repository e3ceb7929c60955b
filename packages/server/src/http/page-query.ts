import * as z from 'zod';
import { isPlace } from '../store/place.ts';

const MOST = 1_000;

/** `limit` of a list that is told page by page: generous unless the caller says otherwise. */
export function limitQuery(usual = 500) {
  return z
    .string()
    .regex(/^\d{1,4}$/)
    .default(String(usual))
    .transform((text) => Math.min(MOST, Math.max(1, Number(text))))
    .describe(`at most ${MOST} a page`);
}

/** Parameters of a list that is told page by page: `next` is that of the page before, a place of so many keys. */
export function pageQuery(keys: number, usual?: number) {
  return {
    next: z
      .string()
      .max(600)
      .refine((text) => isPlace(text, keys))
      .optional(),
    limit: limitQuery(usual),
  };
}
