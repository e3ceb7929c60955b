import type { Statement } from '../database.ts';
import type { ProgressChange } from '../progress-store.ts';
import { bulkDelete, bulkInsert } from './bulk.ts';

const STAGE_COLUMNS = ['unit_id', 'qualifying', 'reached', 'here', 'count', 'yuan'];
const ADD =
  'ON CONFLICT (unit_id, qualifying, reached, here) DO UPDATE SET count = count + excluded.count, yuan = yuan + excluded.yuan';

const RESTAGE =
  'ON CONFLICT (unit_id, row_id) DO UPDATE SET qualifying = excluded.qualifying, reached = excluded.reached, here = excluded.here';

/** Replaces the alerts and stages of rows and moves the counters of stages by the difference. */
export function progressStatements({ rowIds, alerts, stages, stagesGone, stagesNew }: ProgressChange): Statement[] {
  return [
    ...bulkDelete(
      'row_alert',
      ['row_id'],
      rowIds.map((rowId) => JSON.stringify([rowId])),
    ),
    ...bulkInsert(
      'row_alert',
      ['row_id', 'kind', 'unit_id', 'day'],
      alerts.map(({ rowId, kind, unitId, day }) => JSON.stringify([rowId, kind, unitId, day])),
    ),
    ...bulkInsert(
      'stage_total',
      STAGE_COLUMNS,
      stages.map(({ unitId, qualifying, reached, here, count, yuan }) =>
        JSON.stringify([unitId, qualifying, reached, here, count, yuan]),
      ),
      ADD,
    ),
    ...bulkDelete(
      'row_stage',
      ['unit_id', 'row_id'],
      stagesGone.map(({ unitId, rowId }) => JSON.stringify([unitId, rowId])),
    ),
    ...bulkInsert(
      'row_stage',
      ['unit_id', 'row_id', 'qualifying', 'reached', 'here'],
      stagesNew.map(({ unitId, rowId, qualifying, reached, here }) => JSON.stringify([unitId, rowId, qualifying, reached, here])),
      RESTAGE,
    ),
  ];
}
