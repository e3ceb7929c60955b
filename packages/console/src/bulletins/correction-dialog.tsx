import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { BulletinEntry, BulletinPreview } from '@double-hundred/shared/protocol/bulletins';
import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Refused } from '../ui/state.tsx';
import { useSending } from '../ui/use-sending.ts';
import { BulletinView } from './bulletin-view.tsx';

/** What has changed since a bulletin was frozen, as the correction that would be frozen. */
export function CorrectionDialog(props: { bulletin: BulletinEntry; onClose: () => void; onFrozen: () => void }) {
  const { bulletin, onClose, onFrozen } = props;
  const { calls } = useConsole();
  const sending = useSending();
  const [preview, setPreview] = useState<BulletinPreview | null>(null);
  useEffect(() => {
    const path = `/bulletins/preview?corrects=${encodeURIComponent(bulletin.id)}`;
    void sending.run(() => calls.send<BulletinPreview>('POST', path, {})).then(setPreview);
  }, [bulletin.id]);
  const freeze = async (seen: BulletinPreview): Promise<void> => {
    const request = { previewSha256: seen.figuresSha256 };
    const frozen = await sending.run(() => calls.send('POST', `/bulletins/${bulletin.id}/correction`, request));
    if (frozen === null) return;
    onFrozen();
    onClose();
  };
  return (
    <Dialog title={BULLETIN_DESK.correctTitle(bulletin.notice)} wide onClose={onClose}>
      <Refused sending={sending} />
      {preview !== null && (
        <>
          <BulletinView preview={preview} />
          <div class="actions">
            <button type="button" class="button primary" disabled={sending.busy} onClick={() => void freeze(preview)}>
              {BULLETIN_DESK.correctFreeze}
            </button>
            <span class="muted">{BULLETIN_DESK.freezeHelp}</span>
          </div>
        </>
      )}
    </Dialog>
  );
}
