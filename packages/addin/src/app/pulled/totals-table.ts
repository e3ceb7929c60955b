import { momentText } from '@double-hundred/shared/message/figure-text';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { PANE } from '@double-hundred/shared/message/pane';
import { pulledTexts } from '@double-hundred/shared/message/pulled';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { CellContent } from '../../ports/sheet-port.ts';
import { partsOf } from '../figure-parts.ts';
import { yiOf } from '../figure-text.ts';
import type { Reference } from '../pane-state.ts';
import { LIGHT_LOOKS } from './light-looks.ts';
import { FORMATS, type PulledTable } from './pulled-table.ts';

const TEXTS = PANE.totals;
const DISTRICT = 'district';

/**
 * The totals: units by kind with the district last. What rows count, what adjustments add, and both together, which is what
 * completion and light go by; every column adds up to the district. Amounts in 亿元.
 */
export function totalsTable(answer: TotalsResponse, reference: Reference, now: number): PulledTable {
  const { heads } = TEXTS;
  const names = new Map(reference.units.map((unit) => [unit.id, unit.name]));
  const row = (total: Total): PulledTable['rows'][number] => ({
    id: `${total.unitId ?? DISTRICT}·${total.kind ?? ''}`,
    cells: cellsOf(total, total.unitId === undefined ? TEXTS.district : (names.get(total.unitId) ?? total.unitId)),
  });
  return {
    sheetName: pulledTexts.sheetNames.totals(answer.asOf),
    title: pulledTexts.titles.totals(reference.campaign.name),
    source: pulledTexts.source(answer.asOf, TEXTS.bases[answer.basis], momentText(now)),
    columns: [
      { heading: heads.unit, format: FORMATS.text },
      { heading: heads.kind, format: FORMATS.text },
      { heading: heads.counted, format: FORMATS.whole },
      { heading: heads.adjusted, format: FORMATS.whole },
      { heading: heads.count, format: FORMATS.whole },
      { heading: heads.countedAmount, format: FORMATS.yi },
      { heading: heads.adjustedAmount, format: FORMATS.yi },
      { heading: heads.amount, format: FORMATS.yi },
      { heading: heads.target, format: FORMATS.whole },
      { heading: heads.completion, format: FORMATS.percent },
      { heading: heads.gap, format: FORMATS.points },
      { heading: heads.light, format: FORMATS.text, looks: LIGHT_LOOKS },
      { heading: heads.unexplained, format: FORMATS.whole },
    ],
    nameColumns: 2,
    rows: ACHIEVEMENT_KINDS.flatMap((kind) => [...answer.rows, ...answer.district].filter((total) => total.kind === kind)).map(
      row,
    ),
  };
}

function cellsOf(total: Total, name: string): readonly CellContent[] {
  const { counted, adjusted, whole } = partsOf(total);
  return [
    name,
    total.kind ? TEXTS.kinds[total.kind] : '',
    counted.count,
    adjusted.count,
    whole.count,
    yiOf(counted.yuan),
    yiOf(adjusted.yuan),
    yiOf(whole.yuan),
    total.target,
    total.completion,
    total.scheduleGapPoints,
    pulledTexts.lights[total.light.color],
    total.unexplainedCount,
  ];
}
