import { momentText } from '@double-hundred/shared/message/figure-text';
import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import { pulledTexts as text } from '@double-hundred/shared/message/pulled';
import type { TotalAdjustment, TotalRow } from '@double-hundred/shared/protocol/totals';
import { yiOf } from '../figure-text.ts';
import type { Reference } from '../pane-state.ts';
import { FORMATS, type PulledTable } from './pulled-table.ts';

/** What is behind a figure: each project and each adjustment with its day and its part of count and money in 亿元. */
export function figureRowsTable(
  rows: readonly TotalRow[],
  adjustments: readonly TotalAdjustment[],
  about: { unitId: string; kind: AchievementKind; basis: Basis; asOf: string },
  reference: Reference,
  now: number,
): PulledTable {
  const unit = reference.units.find(({ id }) => id === about.unitId)?.name ?? about.unitId;
  const kind = text.achievements[about.kind];
  return {
    sheetName: text.sheetNames.rows(unit, kind),
    title: text.titles.rows(reference.campaign.name, unit, kind),
    source: text.source(about.asOf, text.bases[about.basis], momentText(now)),
    columns: [
      { heading: text.heads.project, format: FORMATS.text },
      { heading: text.heads.day, format: FORMATS.text },
      { heading: text.heads.count, format: FORMATS.whole },
      { heading: text.heads.yi, format: FORMATS.yi },
      { heading: text.heads.explanation, format: FORMATS.text },
    ],
    nameColumns: 1,
    rows: [
      ...rows.map((row) => ({
        id: row.rowId,
        cells: [row.projectName, row.day, row.countShare, yiOf(row.yuanShare), row.unexplained ? text.waiting : null],
      })),
      ...adjustments.map(({ at, caseId, note, day, count, yuan, by }) => ({
        id: `${at} ${caseId ?? ''}`,
        cells: [text.adjustment(note), day, count, yiOf(yuan), by],
      })),
    ],
  };
}
