import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { SpotChecks } from '@double-hundred/shared/protocol/spot-checks';
import { timeText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { useOpened } from '../ui/use-opened.ts';
import { usePages } from '../ui/use-pages.ts';
import { DrawForm } from './draw-form.tsx';
import { SpotCheckView } from './spot-check-view.tsx';

const TEXTS = INSPECTIONS_DESK.spotCheck;

/** Samples of closed issues: drawn, looked at again, explained. */
export function SpotCheckList() {
  const { route, go } = useConsole();
  const chosen = route.query['sample'] ?? '';
  const paged = usePages<SpotChecks>(
    '/spot-checks',
    { limit: 50 },
    (pages) => chosen === '' || pages.some(({ spotChecks }) => spotChecks.some(({ id }) => id === chosen)),
  );
  const answer = paged.first;
  const all = paged.pages.flatMap((page) => page.spotChecks);
  const found = useOpened(all, chosen);
  // A chosen sample that is still looked for is not stood in for by another.
  const open = found ?? (chosen === '' || paged.whole ? all[0] : undefined);
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
      {paged.whole && all.length === 0 && <p class="muted">{TEXTS.none}</p>}
      {all.length > 0 && (
        <div class="cases">
          <div>
            <ul class="case-list">
              {all.map((each) => (
                <li key={each.id}>
                  <button type="button" aria-pressed={each.id === open?.id} onClick={() => choose(each.id)}>
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
          {open !== undefined && (
            <SpotCheckView
              key={open.id}
              sample={open}
              onChanged={() => {
                choose(open.id);
                answer.reload();
              }}
            />
          )}
        </div>
      )}
    </section>
  );
}
