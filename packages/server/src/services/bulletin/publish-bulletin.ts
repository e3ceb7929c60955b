import { noticeOf } from '@double-hundred/shared/bulletin/render-zh';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import type { User } from '@double-hundred/shared/protocol/session';
import type { BulletinDeps, BulletinFault } from './bulletin-deps.ts';

/** Publishes a frozen bulletin: from then on the units may read it. It cannot be taken back, only corrected. */
export async function publishBulletin(
  deps: Pick<BulletinDeps, 'bulletins' | 'clock'>,
  id: string,
  actor: User,
): Promise<Result<string, BulletinFault>> {
  const kept = await deps.bulletins.find(id);
  if (kept === null) return err({ code: 'UNKNOWN', pointer: '', detail: bulletinTexts.unknown(id) });
  const at = new Date(deps.clock.now()).toISOString();
  const detail = { notice: noticeOf(kept.bulletin), sha256: kept.sha256 };
  const audit = { at, actor: actor.id, action: 'bulletin.publish', subject: id, detail };
  const published = await deps.bulletins.publish(id, { userId: actor.id, userName: actor.name, at }, audit);
  return published ? ok(id) : err({ code: 'ALREADY_PUBLISHED', pointer: '', detail: bulletinTexts.alreadyPublished });
}
