import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface ReasonFormProps {
  readonly label: string;
  readonly reasonLabel: string;
  readonly help?: string;
  readonly send: string;
  readonly busy: boolean;
  readonly primary?: boolean;
  readonly children?: ComponentChildren;
  /** Gives whether it was done; the form closes then. */
  onSend(reason: string): Promise<boolean>;
}

/** A button that opens a form for a reason; what was typed stays when the server refuses. */
export function ReasonForm({ label, reasonLabel, help, send, busy, primary = false, children, onSend }: ReasonFormProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  if (!open) {
    return (
      <button class={primary ? 'button primary' : 'button'} type="button" disabled={busy} onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = reason.trim();
    setMissing(given === '');
    if (given === '' || !(await onSend(given))) return;
    setOpen(false);
    setReason('');
  };
  return (
    <form class="form reason-form" aria-label={label} onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{reasonLabel}</span>
        <textarea
          rows={3}
          maxLength={500}
          value={reason}
          placeholder={help}
          aria-invalid={missing}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {missing && (
        <p class="failure" role="alert">
          {SHELL.reasonMissing}
        </p>
      )}
      {children}
      <div class="actions">
        <button class="button primary" type="submit" disabled={busy}>
          {send}
        </button>
        <button class="button" type="button" onClick={() => setOpen(false)}>
          {SHELL.cancel}
        </button>
      </div>
    </form>
  );
}
