import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Answered } from './use-answer.ts';
import type { Sending } from './use-sending.ts';

/** What stands in for figures that are not there yet, or could not be had. */
export function Waiting({ of: answered }: { of: Pick<Answered<unknown>, 'value' | 'failure' | 'reload'> }) {
  if (answered.failure !== null) {
    return (
      <p class="failure" role="alert">
        {answered.failure}{' '}
        <button type="button" class="button small" onClick={answered.reload}>
          {SHELL.retry}
        </button>
      </p>
    );
  }
  return answered.value === null ? (
    <p class="muted" role="status">
      {SHELL.loading}
    </p>
  ) : null;
}

/** Why a change was refused: the sentence, and what is wrong with which place. */
export function Refused({ sending }: { sending: Pick<Sending, 'failure'> }) {
  if (sending.failure === null) return null;
  const { detail, places } = sending.failure;
  const others = places.filter((place) => place.detail !== detail);
  return (
    <div class="failure" role="alert">
      <p>{detail}</p>
      {others.length > 0 && (
        <ul>
          {others.map((place) => (
            <li key={place.pointer}>{place.detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
