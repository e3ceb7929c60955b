import { DUPLICATES_DESK } from '@double-hundred/shared/message/console/duplicates';
import type { DuplicateCases } from '@double-hundred/shared/protocol/duplicates';
import { useState } from 'preact/hooks';
import './duplicates.css';
import { fragmentOf } from '../app/route.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { usePages } from '../ui/use-pages.ts';
import { useSending } from '../ui/use-sending.ts';
import { CaseFile } from './case-file.tsx';

const STATES = ['open', 'proposed', 'decided'] as const;

/** Projects that several units report: found, put side by side, decided. */
export function DuplicatesDesk() {
  const { route, go, calls, user } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const state = STATES.find((each) => each === route.part) ?? 'open';
  const paged = usePages<DuplicateCases>('/duplicates', { state, limit: 100 });
  const answer = paged.first;
  const shown = answer.current ? paged.pages.flatMap((page) => page.cases) : [];
  // A case that was just decided is in another list now, and stays open.
  const chosen = route.query['case'] ?? '';
  const linked = useAnswer<DuplicateCases>(chosen === '' ? null : '/duplicates', { case: chosen });
  const open = linked.value?.cases.find(({ id }) => id === chosen) ?? shown.find(({ id }) => id === chosen) ?? shown[0];
  const reload = (): void => {
    if (chosen === '' && open !== undefined) go({ query: { ...route.query, case: open.id } });
    answer.reload();
    linked.reload();
  };
  const scan = async (): Promise<void> => {
    const found = await sending.run(() => calls.send<{ scanned: number; found: number }>('POST', '/duplicates/scan', {}));
    setTold(found === null ? null : DUPLICATES_DESK.scanned(found.scanned, found.found));
    if (found !== null) answer.reload();
  };
  return (
    <>
      <PageHead title={DUPLICATES_DESK.title} lead={DUPLICATES_DESK.lead}>
        {user.role === 'districtOffice' && (
          <button type="button" class="button primary" disabled={sending.busy} onClick={() => void scan()}>
            {DUPLICATES_DESK.scan}
          </button>
        )}
      </PageHead>
      <Refused sending={sending} />
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <nav class="tabs" aria-label={DUPLICATES_DESK.title}>
        {STATES.map((each) => (
          <a key={each} href={fragmentOf({ page: 'duplicates', part: each })} aria-current={each === state ? 'page' : undefined}>
            {DUPLICATES_DESK.parts[each]} {answer.value?.counts[each] ?? 0}
          </a>
        ))}
      </nav>
      <Waiting of={answer} />
      {answer.current && answer.value !== null && shown.length === 0 && open === undefined && <p>{DUPLICATES_DESK.none}</p>}
      {open !== undefined && (
        <div class="cases">
          <div>
            <ul class="case-list">
              {shown.map((each) => (
                <li key={each.id}>
                  <button
                    type="button"
                    aria-pressed={each.id === open.id}
                    onClick={() => go({ query: { ...route.query, case: each.id } })}
                  >
                    <b>{each.rows[0]?.projectName}</b>
                    <span>{each.unitIds.map(unitName).join('、')}</span>
                    <span class="muted">
                      {DUPLICATES_DESK.score(each.score)} · {each.reasons.join('，')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <MoreRows of={paged} shown={shown.length} all={answer.value?.counts[state] ?? 0} />
          </div>
          <CaseFile key={`${open.id} ${open.steps.length}`} file={open} onChanged={reload} />
        </div>
      )}
    </>
  );
}
