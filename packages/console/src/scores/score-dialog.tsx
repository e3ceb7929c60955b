import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { countText, yiText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';

type UnitScore = ScoresResponse['units'][number];

/** How each point of a unit came about: formula, the rows or entries behind it, and their revisions. */
export function ScoreDialog({ score, onClose }: { score: UnitScore; onClose: () => void }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  const [row, setRow] = useState<RowKey | null>(null);
  return (
    <Dialog title={SCORES_DESK.dialog(unitName(score.unitId))} wide onClose={onClose}>
      {row !== null ? (
        <Revisions row={row} onBack={() => setRow(null)} />
      ) : (
        <>
          {[score.unranked, score.exempt].map((text) => text !== null && <p key={text}>{text}</p>)}
          <div class="scroll">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{SCORES_DESK.item}</th>
                  <th scope="col" class="number">
                    {SCORES_DESK.points}
                  </th>
                  <th scope="col">{SCORES_DESK.formula}</th>
                </tr>
              </thead>
              <tbody>
                {score.items.map((item) => (
                  <tr key={item.itemId}>
                    <th scope="row">{item.title}</th>
                    <td class="number">{item.points.toFixed(2)}</td>
                    <td>
                      {item.formula}
                      {item.trace.length > 0 && (
                        <details>
                          <summary>{SCORES_DESK.trace(item.trace.length)}</summary>
                          <ul class="lines">
                            {item.trace.map((trace) => {
                              if (trace.kind === 'row') {
                                const words = SCORES_DESK.traceRow(trace.day, yiText(trace.yuan));
                                return (
                                  <li key={`${trace.rowId} ${trace.day}`}>
                                    {user.role === 'leader' ? (
                                      trace.projectName
                                    ) : (
                                      <button
                                        type="button"
                                        class="link"
                                        onClick={() => setRow({ rowId: trace.rowId, name: trace.projectName })}
                                      >
                                        {trace.projectName}
                                      </button>
                                    )}
                                    <span class="muted">{words}</span>
                                  </li>
                                );
                              }
                              return trace.kind === 'entry' ? (
                                <li key={trace.entryId}>
                                  {trace.ground}
                                  <span class="muted">{SCORES_DESK.traceEntry(trace.day, countText(trace.amount))}</span>
                                </li>
                              ) : null;
                            })}
                          </ul>
                        </details>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{SCORES_DESK.total}</th>
                  <td class="number">
                    <b>{score.points.toFixed(2)}</b>
                  </td>
                  <td />
                </tr>
              </tfoot>
            </table>
          </div>
        </>
      )}
    </Dialog>
  );
}
