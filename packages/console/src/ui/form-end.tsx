import type { ComponentChildren } from 'preact';
import { Refused } from './state.tsx';
import type { Sending } from './use-sending.ts';

export interface FormEndProps {
  /** What is wrong before anything is sent; null when nothing is. */
  readonly wrong: string | null;
  readonly sending: Sending;
  readonly send: string;
  /** What stands beside the button. */
  readonly children: ComponentChildren;
}

/** The end of a form: what is wrong with it, why it was refused, and the button that sends it. */
export function FormEnd({ wrong, sending, send, children }: FormEndProps) {
  return (
    <>
      {wrong !== null && (
        <p class="failure" role="alert">
          {wrong}
        </p>
      )}
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {send}
        </button>
        {children}
      </div>
    </>
  );
}
