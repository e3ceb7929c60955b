import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { pointsText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TableHead } from '../ui/table-head.tsx';
import { TraceLine } from './trace-line.tsx';

type UnitScore = ScoresResponse['units'][number];

/** How each point of a unit came about: formula, the rows or entries behind it, and their revisions. */
export function ScoreDialog({ score, onClose }: { score: UnitScore; onClose: () => void }) {
  const unitName = useUnitName();
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
              <TableHead columns={[SCORES_DESK.item, { number: SCORES_DESK.points }, SCORES_DESK.formula]} />
              <tbody>
                {score.items.map((item) => (
                  <tr key={item.itemId}>
                    <th scope="row">{item.title}</th>
                    <td class="number">{pointsText(item.points)}</td>
                    <td>
                      {item.formula}
                      {item.trace.length > 0 && (
                        <details>
                          <summary>{SCORES_DESK.trace(item.trace.length + (item.moreRows ?? 0))}</summary>
                          <ul class="lines">
                            {item.trace.map((trace, place) => (
                              <TraceLine key={place} trace={trace} onOpen={setRow} />
                            ))}
                          </ul>
                          {item.moreRows !== undefined && <p class="muted">{SCORES_DESK.traceMore(item.moreRows)}</p>}
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
                    <b>{pointsText(score.points)}</b>
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
