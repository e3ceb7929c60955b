import { countText } from '@double-hundred/shared/message/figure-text';
import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { TotalRowsResponse } from '@double-hundred/shared/protocol/totals';
import { useState } from 'preact/hooks';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Waiting } from '../ui/state.tsx';
import { TableHead } from '../ui/table-head.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { usePages } from '../ui/use-pages.ts';
import { FigureAdjustments } from './figure-adjustments.tsx';
import { yiText } from './figure-text.ts';
import { Revisions } from './revisions.tsx';

const HEAD = FIGURES.rowsHead;
const PAGE = 200;

/** A figure by what it counts; without a unit it is the district's. */
export interface FigureKey {
  readonly unitId: string | null;
  readonly kind: AchievementKind;
  readonly basis: Basis;
  readonly asOf: string;
  /** As the figure was known at that moment (RFC 3339). */
  readonly knownAt?: string | undefined;
}

/** A row whose history is looked at. */
export interface RowKey {
  readonly rowId: string;
  readonly name: string;
}

/** The rows behind a figure, and behind a row its revisions, in one dialog. */
export function FigureRows({ figure, onClose }: { figure: FigureKey; onClose: () => void }) {
  const [row, setRow] = useState<RowKey | null>(null);
  const unitName = useUnitName();
  const unit = figure.unitId === null ? SHELL.district : unitName(figure.unitId);
  const title =
    row === null ? FIGURES.rowsTitle(unit, ACHIEVEMENT_NAMES[figure.kind], figure.basis) : FIGURES.revisionsOf(row.name);
  return (
    <Dialog title={title} wide onClose={onClose}>
      {row === null ? <Rows figure={figure} onOpen={setRow} /> : <Revisions row={row} onBack={() => setRow(null)} />}
    </Dialog>
  );
}

function Rows({ figure, onOpen }: { figure: FigureKey; onOpen: (row: RowKey) => void }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  const { unitId, kind, basis, asOf } = figure;
  const query = { unit: unitId ?? undefined, kind, basis, asOf, limit: PAGE };
  const paged = usePages<TotalRowsResponse>('/totals/rows', query);
  if (paged.first.value === null) return <Waiting of={paged.first} />;
  const whole = paged.more === null;
  const told = paged.pages.flatMap((page) => page.rows);
  // Pages come in the order the rows were made; all of them together read best by day.
  const rows = whole ? told.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0)) : told;
  const count = rows.reduce((sum, row) => sum + row.countShare, 0);
  const yuan = rows.reduce((sum, row) => sum + row.yuanShare, 0);
  const opens = user.role !== 'leader';
  return (
    <>
      {figure.knownAt !== undefined && <p class="note">{FIGURES.rowsOfNow}</p>}
      <p class="muted">
        {rows.length === 0
          ? FIGURES.rowsEmpty
          : whole
            ? FIGURES.rowsLead(asOf, rows.length, countText(count), yiText(yuan))
            : FIGURES.rowsFirst(rows.length)}
      </p>
      <div class="scroll" hidden={rows.length === 0}>
        <table class="table">
          <TableHead columns={[HEAD.project, HEAD.unit, HEAD.day, { number: HEAD.count }, { number: HEAD.amount }, HEAD.note]} />
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowId}>
                <th scope="row">
                  {opens ? (
                    <button type="button" class="link" onClick={() => onOpen({ rowId: row.rowId, name: row.projectName })}>
                      {row.projectName}
                    </button>
                  ) : (
                    row.projectName
                  )}
                </th>
                <td>{unitName(row.unitId)}</td>
                <td class="day">{row.day}</td>
                <td class="number">{countText(row.countShare)}</td>
                <td class="number">{yiText(row.yuanShare)}</td>
                <td class={row.unexplained ? 'words' : ''}>
                  {row.unexplained && <span class="mark">{FIGURES.unexplained}</span>}
                  {row.reasons?.map(({ ruleId, message, text }) => (
                    <p key={ruleId} class="muted">
                      {text ?? message}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRows of={paged} shown={rows.length} />
      {whole && <FigureAdjustments figure={figure} claims={{ count, yuan }} />}
    </>
  );
}
