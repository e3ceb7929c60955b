import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { SpotCheckDraw } from '@double-hundred/shared/protocol/spot-checks';
import { useState } from 'preact/hooks';
import { useUnitName } from '../ui/console-context.ts';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const TEXTS = INSPECTIONS_DESK.spotCheck;
const HASH_SHOWN = 12;

/** Draws a sample once more, over the issues it was drawn from, and shows the place of each. */
export function RepeatedDraw({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const unitName = useUnitName();
  const answer = useAnswer<SpotCheckDraw>(asked ? `/spot-checks/${encodeURIComponent(id)}/draw` : null);
  if (!asked) {
    return (
      <button type="button" class="button" onClick={() => setAsked(true)}>
        {TEXTS.repeat}
      </button>
    );
  }
  if (answer.value === null) return <Waiting of={answer} />;
  const { same, candidates } = answer.value;
  return (
    <section aria-label={TEXTS.repeat}>
      <p class={same === false ? 'failure' : 'done'} role="status">
        {same === null ? TEXTS.unknown : same ? TEXTS.same : TEXTS.different}
      </p>
      <p class="muted">{TEXTS.how}</p>
      {candidates.length > 0 && (
        <div class="scroll short">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" class="number">
                  {TEXTS.place}
                </th>
                <th scope="col">{TEXTS.hash}</th>
                <th scope="col">{TEXTS.head.problem}</th>
                <th scope="col">{TEXTS.head.unit}</th>
              </tr>
            </thead>
            <tbody>
              {candidates.map(({ rowId, hash, problem, unitId, drawn }, place) => (
                <tr key={rowId}>
                  <td class="number">{place + 1}</td>
                  <td title={hash}>
                    <code>{hash.slice(0, HASH_SHOWN)}…</code>
                    {drawn && <span class="mark good">{TEXTS.taken}</span>}
                  </td>
                  <td>{problem || TEXTS.gone}</td>
                  <td>{unitName(unitId)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
