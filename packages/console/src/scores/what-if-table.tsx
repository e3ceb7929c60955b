import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { ScoresResponse } from '@double-hundred/shared/protocol/appraisal';
import { pointsText, signedText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';

/** Points and ranks under the rules in force and under those tried, side by side. */
export function WhatIfTable({ tried }: { tried: ScoresResponse }) {
  const unitName = useUnitName();
  return (
    <Section title={SCORES_DESK.tried}>
      <div class="what-ifs" role="status">
        {tried.groups.map((group) => (
          <table key={group.id} class="table">
            <thead>
              <tr>
                <th scope="col">{group.name}</th>
                <th scope="col" class="number">
                  {SCORES_DESK.before}
                </th>
                <th scope="col" class="number">
                  {SCORES_DESK.after}
                </th>
                <th scope="col" class="number">
                  {SCORES_DESK.moved}
                </th>
              </tr>
            </thead>
            <tbody>
              {tried.units
                .filter(({ groupId }) => groupId === group.id)
                .map((unit) => (
                  <tr key={unit.unitId}>
                    <th scope="row">{unitName(unit.unitId)}</th>
                    <td class="number">{placed(unit.before?.points ?? 0, unit.before?.rank ?? null)}</td>
                    <td class="number">
                      <b>{placed(unit.points, unit.rank)}</b>
                    </td>
                    <td class="number">{moved(unit)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        ))}
      </div>
    </Section>
  );
}

function placed(points: number, rank: number | null): string {
  return rank === null ? pointsText(points) : `${pointsText(points)}（${rank}）`;
}

function moved(unit: ScoresResponse['units'][number]): string {
  const points = signedText(unit.points - (unit.before?.points ?? 0), 2);
  const before = unit.before?.rank ?? null;
  if (before === null || unit.rank === null || before === unit.rank) return points;
  const places = before - unit.rank;
  return `${points}　${places > 0 ? OVERVIEW.up(places) : OVERVIEW.down(-places)}`;
}
