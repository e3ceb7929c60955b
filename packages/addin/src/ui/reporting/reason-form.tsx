import { REPORTING } from '@double-hundred/shared/message/reporting';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { FormEnd } from '../form-end.tsx';

/** A button that opens a form with a reason; the step is taken only with one. */
export function ReasonForm({
  label,
  reasonLabel,
  help,
  send,
  busy,
  children,
  onSend,
}: {
  label: string;
  reasonLabel: string;
  help: string;
  send: string;
  busy: boolean;
  children?: ComponentChildren;
  onSend: (reason: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  if (!open) {
    return (
      <button class="dh-button" type="button" disabled={busy} onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  }
  return (
    <form
      class="dh-reason-form dh-step-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return setMissing(true);
        setOpen(false);
        setMissing(false);
        onSend(reason.trim());
      }}
    >
      <label class="dh-field">
        <span>{reasonLabel}</span>
        <textarea
          class="dh-input"
          rows={3}
          maxLength={500}
          value={reason}
          placeholder={help}
          aria-invalid={missing}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {children}
      <FormEnd
        missing={missing ? REPORTING.reasonMissing : null}
        send={send}
        cancel={REPORTING.cancel}
        busy={busy}
        onCancel={() => setOpen(false)}
      />
    </form>
  );
}
