import * as z from 'zod';
import { achievementKindSchema } from '../campaign/campaign.ts';
import { sha256 } from '../kernel/sha256.ts';
import { type BulletinFigures, bulletinFiguresSchema } from './bulletin-figures.ts';
import { bulletinWordsSchema } from './bulletin-words.ts';

/** A row behind a figure at the moment of freezing: what a correction compares with. */
export const bulletinRowSchema = z.object({
  rowId: z.string(),
  rev: z.number().int(),
  unitId: z.string(),
  kind: achievementKindSchema,
  day: z.string(),
  bps: z.number().int(),
  yuan: z.number().int(),
});
export type BulletinRow = z.infer<typeof bulletinRowSchema>;

export const CHANGED_FIELDS = ['count', 'yuan', 'target', 'light', 'points', 'rank'] as const;

/** One figure that differs from the earlier bulletin, with the reasons. `unitId` null is the district; `kind` null a score. */
export const bulletinChangeSchema = z.object({
  unitId: z.string().nullable(),
  name: z.string(),
  kind: achievementKindSchema.nullable(),
  field: z.enum(CHANGED_FIELDS),
  before: z.string(),
  after: z.string(),
  reasons: z.array(z.string()).min(1),
});
export type BulletinChange = z.infer<typeof bulletinChangeSchema>;

export const bulletinCorrectionSchema = z.object({
  id: z.string(),
  notice: z.string(),
  title: z.string(),
  issuedDay: z.string(),
  sha256: z.string(),
  changes: z.array(bulletinChangeSchema),
});
export type BulletinCorrection = z.infer<typeof bulletinCorrectionSchema>;

/** A bulletin as kept for good. `seq` is the change of the ledgers it was read at, `rulesVersion` that of the scoring rules. */
export const frozenBulletinSchema = z
  .object({
    /** Raised when the same content is laid out otherwise. */
    layout: z.literal(1),
    id: z.string(),
    figures: bulletinFiguresSchema,
    words: bulletinWordsSchema,
    takenAt: z.string(),
    seq: z.number().int(),
    rulesVersion: z.number().int(),
    by: z.string(),
    corrects: bulletinCorrectionSchema.nullable(),
    rows: z.array(bulletinRowSchema),
  })
  .meta({ id: 'FrozenBulletin' });
export type FrozenBulletin = z.infer<typeof frozenBulletinSchema>;

/** SHA-256 of figures alone: equal while nothing that would be shown has changed. */
export function figuresHash(figures: BulletinFigures): string {
  return sha256(JSON.stringify(bulletinFiguresSchema.parse(figures)));
}

/** The text that is kept and its SHA-256; parsing puts the keys in the order of the schema, so equal content is equal text. */
export function freezeText(bulletin: FrozenBulletin): { text: string; sha256: string } {
  const text = JSON.stringify(frozenBulletinSchema.parse(bulletin));
  return { text, sha256: sha256(text) };
}
