import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Light as LightValue, Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { useMemo, useState } from 'preact/hooks';
import type { FigureKey } from '../figure/figure-rows.tsx';
import { countText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { Light } from '../ui/light.tsx';
import { Section } from '../ui/page-head.tsx';

export interface LightMatrixProps {
  readonly totals: TotalsResponse;
  /** Tables beside each other, on a wide screen that is not to be scrolled. */
  readonly columns?: number;
  onOpen(figure: FigureKey): void;
}

/** Lights of units by kind. The cell looked at tells its reason below; pressed, it opens the rows behind it. */
export function LightMatrix({ totals, columns = 1, onOpen }: LightMatrixProps) {
  const { units } = useConsole();
  const tall = Math.ceil(units.length / columns);
  const parts = Array.from({ length: columns }, (_, index) => units.slice(index * tall, (index + 1) * tall));
  const [told, setTold] = useState<{ title: string; reason: string } | null>(null);
  const byCell = useMemo(
    () => new Map(totals.rows.map((total) => [`${total.unitId ?? ''} ${total.kind ?? ''}`, total])),
    [totals],
  );
  const count = (color: LightValue['color']): number => totals.rows.filter(({ light }) => light.color === color).length;
  return (
    <Section
      title={OVERVIEW.matrix}
      note={`${OVERVIEW.matrixNote(BASIS_NAMES[totals.basis])}　${OVERVIEW.lightCounts(count('green'), count('amber'), count('red'))}`}
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
                    const tell = (): void =>
                      setTold({ title: `${unit.name} · ${ACHIEVEMENT_NAMES[kind]}`, reason: total.light.reason });
                    return (
                      <td key={kind}>
                        <button
                          type="button"
                          class={`cell cell-${total.light.color}`}
                          aria-label={cellLabel(unit.name, ACHIEVEMENT_NAMES[kind], total)}
                          aria-describedby="matrix-reason"
                          onFocus={tell}
                          onMouseEnter={tell}
                          onClick={() => onOpen({ unitId: unit.id, kind, basis: totals.basis, asOf: totals.asOf })}
                        >
                          <Light light={total.light} word={false} />
                          <span class="cell-figure">
                            {countText(total.count)}
                            <i>／{countText(total.target)}</i>
                          </span>
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

function cellLabel(unit: string, kind: string, total: Total): string {
  const light = FIGURES.lights[total.light.color];
  return OVERVIEW.matrixCell(unit, kind, light, countText(total.count), countText(total.target));
}
