import { countText } from '@double-hundred/shared/message/figure-text';
import { ACHIEVEMENT_KINDS, BASES, type AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { VERIFICATION_DESK } from '@double-hundred/shared/message/console/verification';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { BasisComparison, BasisComparisons } from '@double-hundred/shared/protocol/claims';
import { useState } from 'preact/hooks';
import { type FigureKey, FigureRows } from '../figure/figure-rows.tsx';
import { yiText } from '../figure/figure-text.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { Choice } from '../ui/choice.tsx';

const HEAD = VERIFICATION_DESK.comparison;

/** Claimed, verified and official side by side with what lies between, by unit. */
export function BasisComparisonTable() {
  const { route, go } = useConsole();
  const unitName = useUnitName();
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const kind = ACHIEVEMENT_KINDS.find((each) => each === route.query['kind']) ?? 'signed';
  const different = route.query['different'] === '1';
  const answer = useAnswer<BasisComparisons>('/totals/bases');
  const rows = answer.value?.rows.filter((row) => row.kind === kind) ?? [];
  const shown = rows.filter((row) => !different || row.unverified.count !== 0 || row.unofficial.count !== 0);
  return (
    <section class="section" aria-label={VERIFICATION_DESK.parts.bases}>
      <form class="controls filter" aria-label={VERIFICATION_DESK.kind}>
        <Choice
          label={VERIFICATION_DESK.kind}
          value={kind}
          options={ACHIEVEMENT_KINDS.map((each) => [each, ACHIEVEMENT_NAMES[each]] as const)}
          onChange={(value) => go({ query: { ...route.query, kind: value } })}
        />
        <label class="inline-field">
          <input
            type="checkbox"
            checked={different}
            onChange={() => go({ query: { ...route.query, different: different ? '' : '1' } })}
          />
          <span>{VERIFICATION_DESK.onlyDifferent}</span>
        </label>
      </form>
      <Waiting of={answer} />
      {answer.value !== null && (
        <div class="scroll">
          <table class="table comparison">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {HEAD.unit}
                </th>
                <th scope="colgroup" colSpan={5} class="group">
                  {HEAD.count}
                </th>
                <th scope="colgroup" colSpan={5} class="group">
                  {HEAD.amount}
                </th>
              </tr>
              <tr>
                {[0, 1].flatMap((group) =>
                  (['claimed', 'verified', 'official', 'unverified', 'unofficial'] as const).map((column) => (
                    <th key={`${group} ${column}`} scope="col" class="number">
                      {HEAD[column]}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <ComparisonRow
                  key={row.unitId}
                  row={row}
                  name={unitName(row.unitId)}
                  asOf={answer.value?.asOf ?? ''}
                  onOpen={setFigure}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {figure !== null && <FigureRows figure={figure} onClose={() => setFigure(null)} />}
    </section>
  );
}

interface ComparisonRowProps {
  readonly row: BasisComparison;
  readonly name: string;
  readonly asOf: string;
  onOpen(figure: FigureKey): void;
}

function ComparisonRow({ row, name, asOf, onOpen }: ComparisonRowProps) {
  const kind: AchievementKind = row.kind;
  return (
    <tr>
      <th scope="row">{name}</th>
      {BASES.map((basis) => (
        <td key={basis} class="number">
          <button
            type="button"
            class="link"
            aria-label={`${FIGURES.openRows(name, ACHIEVEMENT_NAMES[kind])}，${BASIS_NAMES[basis]}`}
            onClick={() => onOpen({ unitId: row.unitId, kind, basis, asOf })}
          >
            {countText(row[basis].count)}
          </button>
        </td>
      ))}
      <td class={`number ${row.unverified.count > 0 ? 'gap' : ''}`}>{countText(row.unverified.count)}</td>
      <td class={`number ${row.unofficial.count > 0 ? 'gap' : ''}`}>{countText(row.unofficial.count)}</td>
      {BASES.map((basis) => (
        <td key={basis} class="number">
          {yiText(row[basis].yuan)}
        </td>
      ))}
      <td class="number">{yiText(row.unverified.yuan)}</td>
      <td class="number">{yiText(row.unofficial.yuan)}</td>
    </tr>
  );
}
