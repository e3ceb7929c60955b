import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { INDICATORS } from '@double-hundred/shared/message/console/indicators';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { amountText, amountUnit, growthText } from './amount-unit.ts';
import type { Series } from './indicator-section.tsx';

/** A figure of an indicator: of a unit, or of the district with null. */
export interface MonthKey {
  readonly series: Series;
  readonly unitId: string | null;
  readonly month: string;
}

/** The units' rows a figure comes from, and behind each its revisions. */
export function MonthDialog({ shown, onClose }: { shown: MonthKey; onClose: () => void }) {
  const { series, unitId, month } = shown;
  const { user, ledgers } = useConsole();
  const unitName = useUnitName();
  const [row, setRow] = useState<RowKey | null>(null);
  const units = series.units.filter((unit) => unitId === null || unit.unitId === unitId);
  const lines = units.flatMap((unit) => {
    const point = unit.points.find((each) => each.month === month);
    return point === undefined ? [] : [{ unitId: unit.unitId, point }];
  });
  const owing = units.filter(({ missing }) => missing.includes(month)).map((unit) => unitName(unit.unitId));
  const unit = amountUnit(ledgers, series.key, false);
  const inWords = (yuan: number): string => `${amountText(yuan, unit)} ${INDICATORS.units[unit]}`;
  const sum = lines.reduce((all, { point }) => all + point.yuan, 0);
  const name = INDICATORS.dialog(series.heading, INDICATORS.yearMonth(month));
  return (
    <Dialog title={row === null ? name : FIGURES.revisionsOf(row.name)} wide onClose={onClose}>
      {row !== null && <Revisions row={row} onBack={() => setRow(null)} />}
      <div class="dialog-part" hidden={row !== null}>
        {unitId === null && <p class="muted">{INDICATORS.dialogLead(lines.length, inWords(sum))}</p>}
        {owing.length > 0 && <p class="note">{INDICATORS.dialogOwing(owing.join('、'))}</p>}
        <div class="scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{INDICATORS.owingHead.unit}</th>
                {(['total', 'lastYear', 'growth', 'alone'] as const).map((column) => (
                  <th key={column} scope="col" class="number">
                    {INDICATORS.head[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ unitId: id, point }) => (
                <tr key={id}>
                  <th scope="row">
                    {user.role === 'leader' || point.rowId === undefined ? (
                      unitName(id)
                    ) : (
                      <button
                        type="button"
                        class="link"
                        onClick={() =>
                          setRow({ rowId: point.rowId ?? '', name: `${unitName(id)} ${INDICATORS.yearMonth(month)}` })
                        }
                      >
                        {unitName(id)}
                      </button>
                    )}
                  </th>
                  <td class="number">{inWords(point.yuan)}</td>
                  <td class="number">{amountText(point.lastYearYuan, unit)}</td>
                  <td class="number">{growthText(point.growthBps)}</td>
                  <td class="number">{amountText(point.monthYuan, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Dialog>
  );
}
