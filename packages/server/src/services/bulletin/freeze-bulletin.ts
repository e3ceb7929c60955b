import { type FrozenBulletin, figuresHash, freezeText } from '@double-hundred/shared/bulletin/frozen-bulletin';
import { noticeOf } from '@double-hundred/shared/bulletin/render-zh';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import type { BulletinRequest } from '@double-hundred/shared/protocol/bulletins';
import type { User } from '@double-hundred/shared/protocol/session';
import type { KeptBulletin } from '../../store/bulletin-store.ts';
import type { BulletinDeps, BulletinFault } from './bulletin-deps.ts';
import { composeBulletin } from './compose-bulletin.ts';

/** Composes a bulletin, keeps its figures, words and files for good, and gives it; refused when a preview went stale. */
export async function freezeBulletin(
  deps: BulletinDeps,
  request: BulletinRequest,
  corrected: KeptBulletin | null,
  actor: User,
): Promise<Result<FrozenBulletin, BulletinFault>> {
  const composed = await composeBulletin(deps, request, corrected, actor);
  if (!composed.ok) return composed;
  const bulletin = composed.value;
  const hash = figuresHash(bulletin.figures);
  if (request.previewSha256 !== undefined && request.previewSha256 !== hash) {
    return err({ code: 'STALE', pointer: '/previewSha256', detail: bulletinTexts.stale });
  }
  const { text, sha256 } = freezeText(bulletin);
  const notice = noticeOf(bulletin);
  const { scope } = bulletin.figures;
  const audit = {
    at: bulletin.takenAt,
    actor: actor.id,
    action: corrected === null ? 'bulletin.freeze' : 'bulletin.correct',
    subject: bulletin.id,
    detail: { notice, sha256, figuresSha256: hash, scope, corrects: corrected?.bulletin.id ?? null },
  };
  // Document code is read when the first bulletin is frozen: the server must be ready at once.
  const { bulletinFiles } = await import('./bulletin-files.ts');
  const draft = { bulletin, text, sha256, files: await bulletinFiles(bulletin), userId: actor.id };
  if (await deps.bulletins.add(draft, audit)) return ok(bulletin);
  const { series, year } = bulletin.words;
  const next = (await deps.bulletins.lastNumber(series, year)) + 1;
  return err({ code: 'NUMBER_TAKEN', pointer: '/words/number', detail: bulletinTexts.numberTaken(notice, next) });
}
