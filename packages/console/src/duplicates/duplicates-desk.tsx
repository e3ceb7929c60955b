import { DUPLICATES_DESK } from '@double-hundred/shared/message/console/duplicates';
import type { DuplicateCase } from '@double-hundred/shared/protocol/duplicates';
import { useState } from 'preact/hooks';
import './duplicates.css';
import { fragmentOf } from '../app/route.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { CaseFile } from './case-file.tsx';

const STATES = ['open', 'proposed', 'decided'] as const;

/** Projects that several units report: found, put side by side, decided. */
export function DuplicatesDesk() {
  const { route, go, calls, user } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const answer = useAnswer<{ cases: DuplicateCase[] }>('/duplicates');
  const state = STATES.find((each) => each === route.part) ?? 'open';
  const cases = answer.value?.cases ?? [];
  const shown = cases.filter((each) => each.state === state);
  const open = cases.find(({ id }) => id === route.query['case']) ?? shown[0];
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
            {DUPLICATES_DESK.parts[each]} {cases.filter((one) => one.state === each).length}
          </a>
        ))}
      </nav>
      <Waiting of={answer} />
      {answer.value !== null && shown.length === 0 && open === undefined && <p>{DUPLICATES_DESK.none}</p>}
      {open !== undefined && (
        <div class="cases">
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
          <CaseFile key={`${open.id} ${open.steps.length}`} file={open} onChanged={answer.reload} />
        </div>
      )}
    </>
  );
}
