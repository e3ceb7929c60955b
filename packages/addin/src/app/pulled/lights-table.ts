import { momentText } from '@double-hundred/shared/message/figure-text';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { PANE } from '@double-hundred/shared/message/pane';
import { pulledTexts as text } from '@double-hundred/shared/message/pulled';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { Reference } from '../pane-state.ts';
import { LIGHT_LOOKS } from './light-looks.ts';
import { FORMATS, type PulledTable } from './pulled-table.ts';

/** The matrix of lights: a row a unit, a column a kind, each a sign, a word and a colour; the district last. */
export function lightsTable(answer: TotalsResponse, reference: Reference, now: number): PulledTable {
  const lightsOf = (totals: readonly Total[]) =>
    ACHIEVEMENT_KINDS.map((kind) => text.lights[totals.find((total) => total.kind === kind)?.light.color ?? 'grey']);
  return {
    sheetName: text.sheetNames.lights(answer.asOf),
    title: text.titles.lights(reference.campaign.name),
    source: text.source(answer.asOf, text.bases[answer.basis], momentText(now)),
    columns: [
      { heading: text.heads.unit, format: FORMATS.text },
      ...ACHIEVEMENT_KINDS.map((kind) => ({ heading: text.achievements[kind], format: FORMATS.text, looks: LIGHT_LOOKS })),
    ],
    nameColumns: 1,
    rows: [
      ...reference.units.map(({ id, name }) => ({
        id,
        cells: [name, ...lightsOf(answer.rows.filter((total) => total.unitId === id))],
      })),
      { id: 'district', cells: [PANE.totals.district, ...lightsOf(answer.district)] },
    ],
  };
}
