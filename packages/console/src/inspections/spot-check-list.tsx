import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { SpotChecks } from '@double-hundred/shared/protocol/spot-checks';
import { timeText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { usePages } from '../ui/use-pages.ts';
import { DrawForm } from './draw-form.tsx';
import { SpotCheckView } from './spot-check-view.tsx';

const TEXTS = INSPECTIONS_DESK.spotCheck;

/** Samples of closed issues: drawn, looked at again, explained. */
export function SpotCheckList() {
  const { route, go } = useConsole();
  const paged = usePages<SpotChecks>('/spot-checks', { limit: 50 });
  const answer = paged.first;
  const all = paged.pages.flatMap((page) => page.spotChecks);
  const open = all.find(({ id }) => id === route.query['sample']) ?? all[0];
  const choose = (id: string): void => go({ query: { ...route.query, sample: id } });
  return (
    <section class="section" aria-label={INSPECTIONS_DESK.parts.spotChecks}>
      <DrawForm
        onDrawn={({ id }) => {
          choose(id);
          answer.reload();
        }}
      />
      <Waiting of={answer} />
      {answer.value !== null && all.length === 0 && <p class="muted">{TEXTS.none}</p>}
      {open !== undefined && (
        <div class="cases">
          <div>
            <ul class="case-list">
              {all.map((each) => (
                <li key={each.id}>
                  <button type="button" aria-pressed={each.id === open.id} onClick={() => choose(each.id)}>
                    <b>{TEXTS.sample(timeText(each.at), each.size, each.pool)}</b>
                    <span>
                      {TEXTS.progress(
                        each.items.filter(({ result }) => result !== null).length,
                        each.size,
                        each.items.filter(({ result }) => result?.holds === false).length,
                      )}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <MoreRows of={paged} shown={all.length} />
          </div>
          <SpotCheckView key={open.id} sample={open} onChanged={answer.reload} />
        </div>
      )}
    </section>
  );
}
