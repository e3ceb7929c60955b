import { countText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { wholeTotal } from '@double-hundred/shared/consolidation/adjusted-total';
import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Light as LightValue, Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { useMemo, useState } from 'preact/hooks';
import type { FigureKey } from '../figure/figure-rows.tsx';
import { useConsole } from '../ui/console-context.ts';
import { Light } from '../ui/light.tsx';
import { Section } from '../ui/page-head.tsx';

export interface LightMatrixProps {
  readonly totals: TotalsResponse;
  /** The same a week before, where there is something to compare with. */
  readonly before?: TotalsResponse | null;
  /** Tables beside each other, on a wide screen that is not to be scrolled. */
  readonly columns?: number;
  onOpen(figure: FigureKey): void;
}

/** Lights of units by kind. The cell looked at tells its reason below; pressed, it opens the rows behind it. */
export function LightMatrix({ totals, before = null, columns = 1, onOpen }: LightMatrixProps) {
  const { units } = useConsole();
  const tall = Math.ceil(units.length / columns);
  const parts = Array.from({ length: columns }, (_, index) => units.slice(index * tall, (index + 1) * tall));
  const [told, setTold] = useState<{ title: string; reason: string } | null>(null);
  const byCell = useMemo(() => cellsOf(totals), [totals]);
  const earlier = useMemo(() => (before === null ? null : cellsOf(before)), [before]);
  const adjusted = totals.rows.some(({ adjustmentCount }) => adjustmentCount !== 0);
  const count = (color: LightValue['color']): number => totals.rows.filter(({ light }) => light.color === color).length;
  return (
    <Section
      title={OVERVIEW.matrix}
      note={`${OVERVIEW.matrixNote(BASIS_NAMES[totals.basis])}${before === null ? '' : `，${OVERVIEW.weekNote}`}${adjusted ? `，${OVERVIEW.adjustedNote}` : ''}　${OVERVIEW.lightCounts(count('green'), count('amber'), count('red'))}`}
    >
      <div class="matrices">
        {parts.map((part, index) => (
          <table key={index} class="matrix">
            <thead>
              <tr>
                <th scope="col">{SHELL.unit}</th>
                {ACHIEVEMENT_KINDS.map((kind) => (
                  <th key={kind} scope="col">
                    {ACHIEVEMENT_NAMES[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.map((unit) => (
                <tr key={unit.id}>
                  <th scope="row">{unit.name}</th>
                  {ACHIEVEMENT_KINDS.map((kind) => {
                    const total = byCell.get(`${unit.id} ${kind}`);
                    if (total === undefined) return <td key={kind} />;
                    const { count: done } = wholeTotal(total);
                    const week = earlier?.get(`${unit.id} ${kind}`);
                    const change = week === undefined ? 0 : done - wholeTotal(week).count;
                    const tell = (): void =>
                      setTold({ title: `${unit.name} · ${ACHIEVEMENT_NAMES[kind]}`, reason: total.light.reason });
                    return (
                      <td key={kind}>
                        <button
                          type="button"
                          class={`cell cell-${total.light.color}`}
                          aria-label={cellLabel(unit.name, ACHIEVEMENT_NAMES[kind], total, change)}
                          aria-describedby="matrix-reason"
                          onFocus={tell}
                          onMouseEnter={tell}
                          onClick={() => onOpen({ unitId: unit.id, kind, basis: totals.basis, asOf: totals.asOf })}
                        >
                          <Light light={total.light} word={false} />
                          <span class="cell-figure">
                            {countText(done)}
                            {total.adjustmentCount !== 0 && <i class="adjusted">*</i>}
                            <i>／{countText(total.target)}</i>
                          </span>
                          {change !== 0 && <span class="cell-change">{signedCountText(change)}</span>}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p id="matrix-reason" class="matrix-reason">
        {told === null ? (
          <span class="muted">{OVERVIEW.matrixHint}</span>
        ) : (
          <>
            <b>{told.title}</b> {told.reason}
          </>
        )}
      </p>
    </Section>
  );
}

function cellsOf(totals: TotalsResponse): ReadonlyMap<string, Total> {
  return new Map(totals.rows.map((total) => [`${total.unitId ?? ''} ${total.kind ?? ''}`, total]));
}

function cellLabel(unit: string, kind: string, total: Total, change: number): string {
  const light = FIGURES.lights[total.light.color];
  const cell = OVERVIEW.matrixCell(unit, kind, light, countText(wholeTotal(total).count), countText(total.target));
  const adjusted = total.adjustmentCount === 0 ? '' : OVERVIEW.adjusted(signedCountText(total.adjustmentCount));
  return `${cell}${adjusted}${change === 0 ? '' : OVERVIEW.sinceWeekCell(signedCountText(change))}`;
}
