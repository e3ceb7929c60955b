import { SHELL } from '@double-hundred/shared/message/console/shell';
import { Refused } from './state.tsx';
import type { Paged } from './use-pages.ts';

/** How many of all are shown, and the button for the next ones. Without `all` the number is not known. */
export function MoreRows({ of: paged, shown, all }: { of: Paged<unknown>; shown: number; all?: number }) {
  const { more, sending } = paged;
  return (
    <div class="actions more-rows">
      {all !== undefined && (
        <span class="muted" role="status">
          {SHELL.shown(shown, all)}
        </span>
      )}
      <Refused sending={sending} />
      {more !== null && (
        <button type="button" class="button" disabled={sending.busy} onClick={more}>
          {SHELL.moreRows}
        </button>
      )}
    </div>
  );
}
