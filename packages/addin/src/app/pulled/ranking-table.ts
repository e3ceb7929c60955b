import { momentText } from '@double-hundred/shared/message/figure-text';
import { pulledTexts as text } from '@double-hundred/shared/message/pulled';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import type { CellContent } from '../../ports/sheet-port.ts';
import type { Reference } from '../pane-state.ts';
import { FORMATS, type PulledTable } from './pulled-table.ts';

type UnitScore = ScoresResponse['units'][number];

/** Points and ranks by group, with a column for every scored item. Without ranking the ranks are left empty. */
export function rankingTable(answer: ScoresResponse, reference: Reference, now: number): PulledTable {
  const names = new Map(reference.units.map((unit) => [unit.id, unit.name]));
  const groups = new Map(answer.groups.map(({ id, name }) => [id, name]));
  const items = new Map(answer.units.flatMap((unit) => unit.items.map(({ itemId, title }) => [itemId, title] as const)));
  const cells = (unit: UnitScore): readonly CellContent[] => [
    groups.get(unit.groupId) ?? unit.groupId,
    names.get(unit.unitId) ?? unit.unitId,
    answer.ranking === 'none' ? null : rankOf(unit),
    unit.points,
    ...[...items.keys()].map((id) => unit.items.find(({ itemId }) => itemId === id)?.points ?? null),
    unit.unranked ?? unit.exempt ?? (unit.tail ? text.tail : null),
  ];
  return {
    sheetName: text.sheetNames.ranking(answer.asOf),
    title: text.titles.ranking(reference.campaign.name),
    source: text.source(answer.asOf, text.bases[answer.basis], momentText(now)),
    columns: [
      { heading: text.heads.group, format: FORMATS.text },
      { heading: text.heads.unit, format: FORMATS.text },
      { heading: text.heads.rank },
      { heading: text.heads.points, format: FORMATS.score },
      ...[...items.values()].map((heading) => ({ heading, format: FORMATS.score })),
      { heading: text.heads.remark, format: FORMATS.text },
    ],
    nameColumns: 2,
    rows: answer.units.map((unit) => ({ id: unit.unitId, cells: cells(unit) })),
  };
}

function rankOf({ rank, tied }: UnitScore): CellContent {
  if (rank === null) return text.unranked;
  return tied ? text.tied(rank) : rank;
}
