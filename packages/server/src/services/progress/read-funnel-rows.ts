import type { RowFields } from '@double-hundred/shared/ledger/fields';
import { ENDED_STAGE, FUNNEL_STAGES } from '@double-hundred/shared/progress/funnel';
import type { FunnelRowsResponse } from '@double-hundred/shared/protocol/progress-problems';
import type { User } from '@double-hundred/shared/protocol/session';
import type { FunnelRowsQuery } from '../../store/progress-store.ts';
import { codeName, createFieldMask } from '../masking/mask-fields.ts';
import type { ProgressDeps } from './progress-deps.ts';

/** The projects behind a number of the funnel, a page at a time. Names are masked. */
export async function readFunnelRows(deps: ProgressDeps, query: FunnelRowsQuery, viewer: User): Promise<FunnelRowsResponse> {
  const definition = deps.reference.definition('projects');
  const mask = definition && createFieldMask(definition, viewer);
  const { rows, next } = await deps.progress.staged(query);
  return {
    rows: rows.map(({ rowId, unitId, reached, here, fields: text }) => {
      const fields = JSON.parse(text) as RowFields;
      const column = definition?.nameColumn ?? '';
      const name = mask?.value(column, fields[column] ?? null, { rowId, unitId, states: [fields] });
      const yuan = fields['totalInvestmentYuan'];
      return {
        rowId,
        unitId,
        name: typeof name === 'string' ? name : codeName(rowId),
        stage: FUNNEL_STAGES[here] ?? ENDED_STAGE,
        furthest: FUNNEL_STAGES[reached] ?? FUNNEL_STAGES[0],
        yuan: typeof yuan === 'number' ? yuan : 0,
      };
    }),
    next,
  };
}
