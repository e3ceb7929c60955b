import { countText, percentText, signedCountText } from '@double-hundred/shared/message/figure-text';
import { ACHIEVEMENT_KINDS, BASES, type AchievementKind, type Basis } from '@double-hundred/shared/campaign/campaign';
import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES, BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Total, TotalsResponse } from '@double-hundred/shared/protocol/totals';
import type { FigureKey } from '../figure/figure-rows.tsx';
import { dayText, gapText, yiText } from '../figure/figure-text.ts';
import { Light } from '../ui/light.tsx';
import { Section } from '../ui/page-head.tsx';

export interface TargetCardsProps {
  readonly totals: Readonly<Record<Basis, TotalsResponse>>;
  readonly basis: Basis;
  /** The same a week before, where there is something to compare with. */
  readonly before?: Readonly<Record<Basis, TotalsResponse | null>> | undefined;
  onOpen(figure: FigureKey): void;
}

/** The district's four targets: three numbers each, against target and schedule. */
export function TargetCards({ totals, basis, before, onOpen }: TargetCardsProps) {
  return (
    <Section
      title={OVERVIEW.targets}
      note={before?.claimed ? `${OVERVIEW.targetsNote}；${OVERVIEW.weekNote}` : OVERVIEW.targetsNote}
    >
      <div class="targets">
        {ACHIEVEMENT_KINDS.map((kind) => (
          <TargetCard key={kind} kind={kind} totals={totals} basis={basis} before={before} onOpen={onOpen} />
        ))}
      </div>
    </Section>
  );
}

function TargetCard({ kind, totals, basis, before, onOpen }: TargetCardsProps & { kind: AchievementKind }) {
  const total = districtOf(totals[basis], kind);
  const claimed = districtOf(totals.claimed, kind);
  if (total === null || claimed === null) return null;
  const name = ACHIEVEMENT_NAMES[kind];
  return (
    <article class="target" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span class="muted">{total.target > 0 ? OVERVIEW.target(countText(total.target)) : OVERVIEW.noTarget}</span>
        <Light light={total.light} />
      </header>
      <div class="three">
        {BASES.map((each) => {
          const figure = districtOf(totals[each], kind);
          const asOf = totals[each].asOf;
          const week = before?.[each] ?? null;
          const earlier = week === null ? null : districtOf(week, kind);
          return (
            <button
              key={each}
              type="button"
              class={each === basis ? 'figure chosen' : 'figure'}
              data-figure={`${kind}-${each}`}
              aria-label={`${FIGURES.openRows(SHELL.district, name)}，${BASIS_NAMES[each]} ${countText(figure?.count ?? 0)}`}
              onClick={() => onOpen({ unitId: null, kind, basis: each, asOf })}
            >
              <span class="figure-name">{BASIS_NAMES[each]}</span>
              <b>{countText(figure?.count ?? 0)}</b>
              <span class="figure-unit">{FIGURES.yi(yiText(figure?.yuan ?? 0))}</span>
              {earlier !== null && figure !== null && (
                <span class="figure-change" title={OVERVIEW.sinceWeekTitle(dayText(week?.asOf ?? ''))}>
                  {OVERVIEW.sinceWeek(changeText(figure.count - earlier.count))}
                </span>
              )}
            </button>
          );
        })}
      </div>
      <Bullet name={name} completion={total.completion} share={total.scheduleShare} />
      <p class="target-words">
        <span>
          {OVERVIEW.completion} <b>{percentText(total.completion)}</b>
        </span>
        <span class={total.light.color === 'red' ? 'behind' : ''}>{gapText(total.scheduleGapPoints)}</span>
      </p>
      {claimed.unexplainedCount > 0 && <p class="muted">{OVERVIEW.unexplained(countText(claimed.unexplainedCount))}</p>}
    </article>
  );
}

function changeText(change: number): string {
  return change === 0 ? OVERVIEW.same : signedCountText(change);
}

/** Completion as a bar against 100 %, with a mark where the schedule is. */
function Bullet({ name, completion, share }: { name: string; completion: number | null; share: number }) {
  const width = Math.min(Math.max(completion ?? 0, 0), 1) * 100;
  const label = OVERVIEW.bullet(name, percentText(completion), percentText(share));
  return (
    <svg class="bullet" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bullet-all" x="0" y="2" width="100" height="6" />
      <rect class="bullet-done" x="0" y="2" width={width} height="6" />
      <rect class="bullet-mark" x={Math.min(Math.max(share * 100 - 0.3, 0), 99.4)} y="0" width="0.6" height="10" />
    </svg>
  );
}

/** The district's figure of a kind. */
export function districtOf(totals: TotalsResponse, kind: AchievementKind): Total | null {
  return totals.district.find((total) => total.kind === kind) ?? null;
}
