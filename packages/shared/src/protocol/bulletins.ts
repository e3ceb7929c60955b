import * as z from 'zod';
import { bulletinScopeSchema } from '../bulletin/bulletin-figures.ts';
import { bulletinWordsSchema } from '../bulletin/bulletin-words.ts';
import { frozenBulletinSchema } from '../bulletin/frozen-bulletin.ts';
import { achievementKindSchema, basisSchema } from '../campaign/campaign.ts';
import { daySchema } from '../kernel/day.ts';

/** What to put together. Whatever is left out is filled: today, verified, all kinds, the next number, the usual words. */
export const bulletinRequestSchema = z
  .object({
    scope: bulletinScopeSchema.partial().optional(),
    words: bulletinWordsSchema.partial().optional(),
    /** Refused unless the figures are still those of this preview (`figuresSha256`). */
    previewSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .meta({ id: 'BulletinRequest' });
export type BulletinRequest = z.infer<typeof bulletinRequestSchema>;

const columnSchema = z.object({ heading: z.string(), width: z.number(), align: z.enum(['left', 'center', 'right']) });
const tableSchema = z.object({ caption: z.string(), columns: z.array(columnSchema), rows: z.array(z.array(z.string())) });
const blockSchema = z.union([
  z.object({ kind: z.enum(['heading', 'paragraph']), text: z.string() }),
  z.object({ kind: z.literal('led'), lead: z.string(), text: z.string() }),
  z.object({ kind: z.literal('table'), table: tableSchema }),
]);

export const bulletinTextSchema = z
  .object({
    notice: z.string(),
    redHead: z.string().nullable(),
    title: z.string(),
    addressee: z.string(),
    body: z.array(blockSchema),
    annexLine: z.string(),
    issuer: z.string(),
    issued: z.string(),
    annexTitle: z.string(),
    annex: z.array(tableSchema),
    source: z.string(),
  })
  .meta({ id: 'BulletinText' });

const partSchema = z.object({ day: z.string(), share: z.number(), yuan: z.number().int() });

/** A row whose part in a figure moved since the bulletin that is corrected, and why: the decision or edit made meanwhile. */
export const bulletinMoveSchema = z
  .object({
    rowId: z.string(),
    unitId: z.string(),
    kind: achievementKindSchema,
    projectName: z.string().describe('a code name where the row is confidential to the reader'),
    before: partSchema.nullable().describe('null where the row was not counted; share is the part of one project, money in yuan'),
    after: partSchema.nullable().describe('null where the row is counted no longer'),
    ground: z
      .object({
        decision: z.enum(['confirm', 'refuse', 'withdraw']).nullable().describe('null for an edit of the row'),
        text: z.string().nullable(),
        by: z.string(),
        at: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'BulletinMove' });
export type BulletinMove = z.infer<typeof bulletinMoveSchema>;

/** Rows that moved, for a correction; `moreMoved` counts those left out of a long list. */
const movedShape = { moved: z.array(bulletinMoveSchema), moreMoved: z.number().int() };

/** A bulletin as it would be frozen now; nothing of it is kept. */
export const bulletinPreviewSchema = z
  .object({
    bulletin: frozenBulletinSchema,
    figuresSha256: z.string(),
    text: bulletinTextSchema,
    chat: z.string(),
    ...movedShape,
  })
  .meta({ id: 'BulletinPreview' });
export type BulletinPreview = z.infer<typeof bulletinPreviewSchema>;

/** A bulletin as it reads, without the rows behind it; `moved` are rows of the reader's own unit, or all for the district's people. */
export const bulletinReadingSchema = z.object({ text: bulletinTextSchema, ...movedShape }).meta({ id: 'BulletinReading' });
export type BulletinReading = z.infer<typeof bulletinReadingSchema>;

/** What a list of bulletins tells. `correctedBy` are later bulletins that correct this one. */
export const bulletinEntrySchema = z
  .object({
    id: z.string(),
    notice: z.string(),
    title: z.string(),
    asOf: daySchema,
    basis: basisSchema,
    sha256: z.string(),
    by: z.string(),
    at: z.string(),
    published: z.object({ by: z.string(), at: z.string() }).nullable(),
    corrects: z.string().nullable(),
    correctedBy: z.array(z.string()),
    /** SHA-256 of the files as kept. */
    files: z.object({ docx: z.string(), xlsx: z.string(), html: z.string(), txt: z.string() }),
  })
  .meta({ id: 'BulletinEntry' });
export type BulletinEntry = z.infer<typeof bulletinEntrySchema>;

export const bulletinListSchema = z
  .object({
    bulletins: z.array(bulletinEntrySchema),
    /** The number the next bulletin of this year gets, and its 机关代字; null for those who do not compose. */
    next: z.object({ series: z.string(), year: z.number().int(), number: z.number().int() }).nullable(),
  })
  .meta({ id: 'BulletinList' });
export type BulletinList = z.infer<typeof bulletinListSchema>;
