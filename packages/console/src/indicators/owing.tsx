import { owedMonths } from '@double-hundred/shared/indicator/indicator-months';
import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import type { IndicatorsResponse } from '@double-hundred/shared/protocol/indicators';
import { fragmentOf } from '../app/route.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { TableHead } from '../ui/table-head.tsx';

/** Which units owe which months, and of which indicators; one unit's only, when one is looked at. */
export function Owing({ answer, unitId }: { answer: IndicatorsResponse; unitId: string | null }) {
  const { units } = useConsole();
  const unitName = useUnitName();
  const owed = owedMonths(answer.series).filter((each) => unitId === null || each.unitId === unitId);
  const heading = (key: string): string => answer.series.find((series) => series.key === key)?.heading ?? key;
  const late = [...new Set(owed.map((each) => each.unitId))].toSorted(
    (one, other) => units.findIndex(({ id }) => id === one) - units.findIndex(({ id }) => id === other),
  );
  // A unit may not take part in every series: all of its own are all.
  const ownSeries = (id: string): number =>
    answer.series.filter((series) => series.units.some((unit) => unit.unitId === id)).length;
  return (
    <Section title={INDICATORS.owing} note={INDICATORS.owingNote}>
      {late.length === 0 ? (
        <p>{INDICATORS.owingNone}</p>
      ) : (
        <>
          <table class="table owing">
            <TableHead columns={[INDICATORS.owingHead.unit, INDICATORS.owingHead.months]} />
            <tbody>
              {late.map((id) => (
                <tr key={id}>
                  <th scope="row">{unitName(id)}</th>
                  <td>
                    {owed
                      .filter((each) => each.unitId === id)
                      .map(({ month, keys }) =>
                        INDICATORS.owed(
                          INDICATORS.month(month),
                          keys.length === ownSeries(id) ? INDICATORS.allSeries : keys.map(heading).join('、'),
                        ),
                      )
                      .join('、')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="no-print">
            <a href={fragmentOf({ page: 'submissions', query: { ledger: 'indicators' } })}>{INDICATORS.remind}</a>
          </p>
        </>
      )}
    </Section>
  );
}
