import { addDays, daySchema } from '@double-hundred/shared/kernel/day';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { fragmentOf } from '../app/route.ts';
import { dayText, pointsText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const WEEK = 7;
type UnitScore = ScoresResponse['units'][number];

/** Points and places by group with their change in a week; without places when the rules say so. */
export function Ranking({ asOf }: { asOf: string }) {
  const day = daySchema.safeParse(asOf);
  const compareTo = day.success ? addDays(day.data, -WEEK) : undefined;
  const scores = useAnswer<ScoresResponse>(day.success ? '/scores' : null, { asOf, compareTo, trace: 'none' });
  const { value } = scores;
  const note = value && compareTo ? OVERVIEW.rankingNote(BASIS_NAMES[value.basis], dayText(compareTo)) : undefined;
  return (
    <Section title={OVERVIEW.ranking} note={value?.ranking === 'none' ? undefined : note}>
      <Waiting of={scores} />
      {value?.ranking === 'none' && <p class="muted">{OVERVIEW.noRanking}</p>}
      {value?.groups.map((group) => (
        <GroupTable
          key={group.id}
          name={group.name}
          units={value.units.filter((unit) => unit.groupId === group.id)}
          ranked={value.ranking !== 'none'}
        />
      ))}
    </Section>
  );
}

function GroupTable({ name, units, ranked }: { name: string; units: readonly UnitScore[]; ranked: boolean }) {
  const unitName = useUnitName();
  return (
    <table class="ranking">
      <thead>
        <tr>
          {ranked && (
            <th scope="col" class="number">
              {OVERVIEW.rank}
            </th>
          )}
          <th scope="col">{name}</th>
          <th scope="col" class="number">
            {OVERVIEW.points}
          </th>
          {ranked && (
            <th scope="col" class="number">
              {OVERVIEW.change}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unitId}>
            {ranked && <td class="number">{unit.rank === null ? '—' : unit.rank}</td>}
            <th scope="row">
              <a href={fragmentOf({ page: 'scores', query: { unit: unit.unitId } })}>{unitName(unit.unitId)}</a>
              {ranked && unit.tied && <span class="mark">{OVERVIEW.tied}</span>}
              {ranked && unit.tail && <span class="mark warn">{OVERVIEW.tail}</span>}
            </th>
            <td class="number">{pointsText(unit.points)}</td>
            {ranked && (
              <td class="number">
                <Change unit={unit} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({ unit }: { unit: UnitScore }) {
  if (unit.rank === null) return <span class="muted">{unit.unranked === null ? '—' : OVERVIEW.unranked}</span>;
  const before = unit.before?.rank ?? null;
  if (before === null) return <span class="muted">{OVERVIEW.fresh}</span>;
  const places = before - unit.rank;
  if (places === 0) return <span class="muted">{OVERVIEW.same}</span>;
  return (
    <span class={places > 0 ? 'up' : 'down'} title={places > 0 ? OVERVIEW.up(places) : OVERVIEW.down(-places)}>
      {places > 0 ? '▲' : '▼'}
      <span class="unseen">{places > 0 ? OVERVIEW.up(places) : OVERVIEW.down(-places)}</span>
      <span aria-hidden="true">{Math.abs(places)}</span>
    </span>
  );
}
