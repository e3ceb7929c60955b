import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import type { FunnelPart, FunnelStage } from '@double-hundred/shared/progress/funnel';
import type { FunnelRowsResponse } from '@double-hundred/shared/protocol/progress-problems';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { yiText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { usePages } from '../ui/use-pages.ts';
import { TableHead } from '../ui/table-head.tsx';

const HEAD = OVERVIEW.funnelRowsHead;
const PAGE = 100;

/** A number of the funnel: which projects of a stage, and how many. */
export interface FunnelKey {
  readonly stage: FunnelStage;
  readonly part: FunnelPart;
  readonly qualifying: boolean;
  readonly count: number;
}

/** The projects behind a number of the funnel, page by page; a project opens to its revisions and back. */
export function FunnelRows({ funnel, onClose }: { funnel: FunnelKey; onClose: () => void }) {
  const { stage, part, qualifying, count } = funnel;
  const [row, setRow] = useState<RowKey | null>(null);
  const paged = usePages<FunnelRowsResponse>('/progress/funnel/rows', {
    stage,
    part,
    qualifying: String(qualifying),
    limit: PAGE,
  });
  const rows = paged.pages.flatMap((page) => page.rows);
  return (
    <Dialog title={row === null ? OVERVIEW.funnelRows(stage, part) : FIGURES.revisionsOf(row.name)} wide onClose={onClose}>
      {row !== null && <Revisions row={row} onBack={() => setRow(null)} />}
      <div class="dialog-part" hidden={row !== null}>
        <Waiting of={paged.first} />
        {rows.length > 0 && <RowTable rows={rows} onOpen={setRow} />}
        <MoreRows of={paged} shown={rows.length} all={count} />
      </div>
    </Dialog>
  );
}

function RowTable({ rows, onOpen }: { rows: FunnelRowsResponse['rows']; onOpen: (row: RowKey) => void }) {
  const unitName = useUnitName();
  const { user } = useConsole();
  return (
    <div class="scroll">
      <table class="table">
        <TableHead columns={[HEAD.project, HEAD.unit, HEAD.stage, HEAD.furthest, { number: HEAD.yuan }]} />
        <tbody>
          {rows.map(({ rowId, unitId, name, stage, furthest, yuan }) => (
            <tr key={rowId}>
              <th scope="row">
                {user.role === 'leader' ? (
                  name
                ) : (
                  <button type="button" class="link" onClick={() => onOpen({ rowId, name })}>
                    {name}
                  </button>
                )}
              </th>
              <td>{unitName(unitId)}</td>
              <td>{stage}</td>
              <td>{furthest}</td>
              <td class="number">{yiText(yuan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
