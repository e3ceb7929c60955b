import type { BulletinEntry, BulletinPreview } from '@double-hundred/shared/protocol/bulletins';
import { Dialog } from '../ui/dialog.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { BulletinView } from './bulletin-view.tsx';

/** A frozen bulletin as it was frozen. */
export function KeptDialog({ bulletin, onClose }: { bulletin: BulletinEntry; onClose: () => void }) {
  const content = useAnswer<BulletinPreview>(`/bulletins/${bulletin.id}/content`);
  return (
    <Dialog title={bulletin.notice} wide onClose={onClose}>
      <Waiting of={content} />
      {content.value !== null && <BulletinView preview={content.value} />}
    </Dialog>
  );
}
