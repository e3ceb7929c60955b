import * as z from 'zod';
import { daySchema } from '../kernel/day.ts';
import { bulletinTexts } from '../message/bulletin.ts';

// XML 1.0 §2.2: a document with one of these characters opens nowhere.
function writable(text: string): boolean {
  return Array.from(text).every((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
    return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
  });
}

function words(most: number) {
  return z.string().trim().max(most).refine(writable, { message: bulletinTexts.unwritable });
}

/** What the office writes itself: number, title, who issues and to whom, opening and requirements, the lists wanted. */
export const bulletinWordsSchema = z
  .object({
    /** 机关代字, such as 江双百办; with year and number it makes 江双百办〔2026〕12号. */
    series: words(20).min(1),
    year: z.number().int().min(2000).max(2999),
    number: z.number().int().min(1).max(9999),
    title: words(100).min(1),
    issuer: words(50).min(1),
    addressee: words(200).min(1),
    opening: words(2000),
    requirements: z.array(words(1000).min(1)).max(20),
    issuedDay: daySchema,
    redHead: z.boolean(),
    /** Ranks up to this one are commended in each group; 0 leaves the list out. */
    commendTop: z.number().int().min(0).max(10),
    /** Whether the tails of the groups are named. */
    criticise: z.boolean(),
  })
  .meta({ id: 'BulletinWords' });
export type BulletinWords = z.infer<typeof bulletinWordsSchema>;
