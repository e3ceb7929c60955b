import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { Refused } from '../ui/state.tsx';
import type { Sending } from '../ui/use-sending.ts';

/** The foot of a settings form: what is wrong, what was done, and the button. */
export function SaveBar({ sending, wrong, told }: { sending: Sending; wrong: string | null; told: string | null }) {
  return (
    <div class="form">
      {wrong !== null && (
        <p class="failure" role="alert">
          {wrong}
        </p>
      )}
      <Refused sending={sending} />
      {told !== null && wrong === null && sending.failure === null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {SETTINGS.publish}
        </button>
      </div>
    </div>
  );
}
