import { PANE } from '@double-hundred/shared/message/pane';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** A yes-or-no question before a step that cannot be taken back. The text is made when it opens. */
export function Question({
  dialog,
  text,
  yes,
  onYes,
}: {
  dialog: RefObject<HTMLDialogElement | null>;
  text: () => string;
  yes: string;
  onYes: () => void;
}) {
  const [shown, setShown] = useState('');
  return (
    <dialog class="dh-dialog" ref={dialog} aria-label={yes} onFocusIn={() => setShown(text())}>
      <p>{shown}</p>
      <div class="dh-actions">
        <button
          class="dh-button dh-primary"
          type="button"
          onClick={() => {
            dialog.current?.close();
            onYes();
          }}
        >
          {yes}
        </button>
        <button class="dh-button" type="button" onClick={() => dialog.current?.close()}>
          {PANE.findings.cancel}
        </button>
      </div>
    </dialog>
  );
}
