import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { pointsText } from '../figure/figure-text.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { ScoreDialog } from './score-dialog.tsx';

type UnitScore = ScoresResponse['units'][number];

/** The scores of every group, item by item; a unit opens to formulas and traces. */
export function ScoreTables() {
  const { route, go } = useConsole();
  const scores = useAnswer<ScoresResponse>('/scores', { trace: 'none' });
  const { value } = scores;
  const { unit } = route.query;
  const known = value?.units.some(({ unitId }) => unitId === unit) === true;
  const traced = useAnswer<ScoresResponse>(known ? '/scores' : null, { unit });
  const open = known ? traced.value?.units.find(({ unitId }) => unitId === unit) : undefined;
  return (
    <>
      <Waiting of={scores} />
      {value !== null && (
        <p class="muted">
          {SCORES_DESK.lead(BASIS_NAMES[value.basis], value.asOf, value.rulesVersion)}
          {value.ranking === 'none' && `　${SCORES_DESK.noRanking}`}
        </p>
      )}
      {value?.groups.map((group) => (
        <Section key={group.id} title={group.name}>
          <GroupScores
            units={value.units.filter(({ groupId }) => groupId === group.id)}
            ranked={value.ranking !== 'none'}
            onOpen={(unit) => go({ query: { ...route.query, unit } })}
          />
        </Section>
      ))}
      {open !== undefined && <ScoreDialog score={open} onClose={() => go({ query: { ...route.query, unit: '' } })} />}
    </>
  );
}

interface GroupScoresProps {
  readonly units: readonly UnitScore[];
  readonly ranked: boolean;
  onOpen(unitId: string): void;
}

function GroupScores({ units, ranked, onOpen }: GroupScoresProps) {
  const unitName = useUnitName();
  const items = [...new Map(units.flatMap((unit) => unit.items.map(({ itemId, title }) => [itemId, title] as const)))];
  const most = Math.max(...units.map(({ points }) => points), 1);
  return (
    <div class="scroll">
      <table class="table score-table">
        <thead>
          <tr>
            {ranked && (
              <th scope="col" class="number">
                {SCORES_DESK.rank}
              </th>
            )}
            <th scope="col">{SCORES_DESK.unit}</th>
            <th scope="col" class="number">
              {SCORES_DESK.points}
            </th>
            <th scope="col" class="bar-head" aria-hidden="true" />
            {items.map(([id, title]) => (
              <th key={id} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              {ranked && <td class="number">{unit.rank ?? '—'}</td>}
              <th scope="row">
                <button type="button" class="link" onClick={() => onOpen(unit.unitId)}>
                  {unitName(unit.unitId)}
                </button>
                {unit.exempt !== null && (
                  <span class="mark" title={unit.exempt}>
                    {SCORES_DESK.exempt}
                  </span>
                )}
              </th>
              <td class="number">
                <b>{pointsText(unit.points)}</b>
              </td>
              <td aria-hidden="true">
                <svg class="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none">
                  <rect x="0" y="0" width={Math.max((unit.points / most) * 100, 0)} height="6" />
                </svg>
              </td>
              {items.map(([id]) => {
                const item = unit.items.find(({ itemId }) => itemId === id);
                return (
                  <td key={id} class="number" title={item?.formula}>
                    {item === undefined ? '' : pointsText(item.points)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
