import { problemText } from '@double-hundred/shared/message/problems';
import * as z from 'zod';
import { isPlace } from '../store/place.ts';

const MOST = 1_000;

/** How a list is told: how many a page unless the caller says otherwise, how many at most, and which keys are numbers. */
interface PageForm {
  readonly usual?: number;
  readonly most?: number;
  /** So many keys of a place, from the first on, are whole numbers. */
  readonly wholeKeys?: number;
}

/** `limit` of a list that is told page by page: whoever asks for more than a page holds gets a full one. */
export function limitQuery(usual = 500, most = MOST) {
  return z
    .string()
    .regex(/^\d+$/)
    .default(String(usual))
    .transform((text) => Math.min(most, Math.max(1, Number(text))))
    .describe(`at most ${most} a page`);
}

/** `next` of a list that goes on after a number; from the first without it. */
export function nextNumberQuery() {
  return z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text), { message: problemText.pagePlace })
    .default('0')
    .transform(Number)
    .describe('as the page before gave it');
}

/** Parameters of a list that is told page by page: `next` is that of the page before, a place of so many keys. */
export function pageQuery(keys: number, { usual, most, wholeKeys = 0 }: PageForm = {}) {
  return {
    next: z
      .string()
      .refine((text) => text.length <= 600 && isPlace(text, keys, wholeKeys), { message: problemText.pagePlace })
      .optional()
      .describe('as the page before gave it'),
    limit: limitQuery(usual, most),
  };
}
