import type { BonusRules } from '@double-hundred/shared/appraisal/bonus';
import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import { NumberField } from '../ui/number-field.tsx';

const WAN = 10_000;
const FIRST: BonusRules = { achievement: 'inProduction', bands: [{ perMille: 1 }] };

/** Bands, rates and cap of the project bonus, or none. Money in 万元. */
export function BonusEditor(props: { bonus: BonusRules | undefined; onChange: (bonus: BonusRules | undefined) => void }) {
  const { bonus, onChange } = props;
  return (
    <div class="form">
      <label class="inline-field">
        <input type="checkbox" checked={bonus !== undefined} onChange={() => onChange(bonus === undefined ? FIRST : undefined)} />
        {SCORES_DESK.hasBonus}
      </label>
      {bonus !== undefined && <Bands bonus={bonus} onChange={onChange} />}
    </div>
  );
}

function Bands({ bonus, onChange }: { bonus: BonusRules; onChange: (bonus: BonusRules) => void }) {
  const set = (index: number, band: Partial<BonusRules['bands'][number]>): void =>
    onChange({ ...bonus, bands: bonus.bands.map((each, place) => (place === index ? { ...each, ...band } : each)) });
  const last = bonus.bands.length - 1;
  return (
    <>
      <div class="item-numbers">
        <label class="field">
          <span>{SCORES_DESK.bonusFor}</span>
          <select
            value={bonus.achievement}
            onChange={(event) => {
              const achievement = ACHIEVEMENT_KINDS.find((each) => each === event.currentTarget.value);
              if (achievement) onChange({ ...bonus, achievement });
            }}
          >
            {ACHIEVEMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {ACHIEVEMENT_NAMES[kind]}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={SCORES_DESK.bonusCap}
          value={bonus.capYuan === undefined ? undefined : bonus.capYuan / WAN}
          onChange={(cap) => onChange({ ...bonus, capYuan: cap === undefined ? undefined : Math.round(cap * WAN) })}
        />
      </div>
      {bonus.bands.map((band, index) => (
        <div key={index} class="item-numbers">
          {index === last ? (
            <span class="field">{SCORES_DESK.lastBand}</span>
          ) : (
            <NumberField
              label={SCORES_DESK.bonusUpto}
              value={(band.uptoYuan ?? 0) / WAN}
              onChange={(upto = 0) => set(index, { uptoYuan: Math.round(upto * WAN) })}
            />
          )}
          <NumberField
            label={SCORES_DESK.bonusRate}
            value={band.perMille}
            onChange={(perMille = 0) => set(index, { perMille })}
          />
          {bonus.bands.length > 1 && index < last && (
            <button
              type="button"
              class="button small"
              onClick={() => onChange({ ...bonus, bands: bonus.bands.filter((_, place) => place !== index) })}
            >
              {SCORES_DESK.remove}
            </button>
          )}
        </div>
      ))}
      <div class="actions">
        <button
          type="button"
          class="button small"
          onClick={() => {
            const before = bonus.bands[last - 1]?.uptoYuan ?? 500 * WAN;
            const bands = [...bonus.bands.slice(0, last), { uptoYuan: 2 * before, perMille: 1 }, ...bonus.bands.slice(last)];
            onChange({ ...bonus, bands });
          }}
        >
          {SCORES_DESK.addBand}
        </button>
      </div>
    </>
  );
}
