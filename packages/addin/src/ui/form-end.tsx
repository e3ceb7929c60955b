/** The end of a small form: what is missing, then sending it or giving it up. */
export function FormEnd({
  missing,
  send,
  cancel,
  busy = false,
  onCancel,
}: {
  /** The sentence that says what to fill in; null when nothing is missing. */
  missing: string | null;
  send: string;
  cancel: string;
  busy?: boolean;
  onCancel: () => void;
}) {
  return (
    <>
      {missing !== null && (
        <p class="dh-failure" role="alert">
          {missing}
        </p>
      )}
      <div class="dh-actions">
        <button class="dh-button dh-primary" type="submit" disabled={busy}>
          {send}
        </button>
        <button class="dh-button" type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </>
  );
}
