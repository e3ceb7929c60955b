import { OCCURRENCE_KINDS } from '@double-hundred/shared/appraisal/occurrence';
import type { RankingGroup, ScoringItem } from '@double-hundred/shared/appraisal/scoring-rules';
import { ACHIEVEMENT_KINDS, type AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import { NumberField } from '../ui/number-field.tsx';

type Measure = 'count' | 'yuan';
type NumberName = keyof typeof SCORES_DESK.numbers;

const YI = 100_000_000;
/** The numbers of an item by its kind, in the order they are shown. */
const NUMBERS: Readonly<Record<ScoringItem['kind'], readonly NumberName[]>> = {
  ratio: ['points', 'cap'],
  blend: ['points', 'cap'],
  efficacy: ['weight'],
  perExtra: ['points', 'cap'],
  perShort: ['points', 'floor'],
  tier: ['cap'],
  event: ['points', 'floor', 'cap'],
  manual: ['floor', 'cap'],
};

export interface ItemFieldsProps {
  readonly item: ScoringItem;
  readonly groups: readonly RankingGroup[];
  onChange(item: ScoringItem): void;
}

/** The parameters of one item by its kind. */
export function ItemFields({ item, groups, onChange }: ItemFieldsProps) {
  const numbers: Partial<Record<NumberName, number | undefined>> = item;
  const chosen = item.groupIds ?? [];
  return (
    <>
      <div class="item-numbers">
        <label class="field item-title">
          <span>{SCORES_DESK.kinds[item.kind]}</span>
          <input
            required
            maxLength={60}
            aria-label={SCORES_DESK.itemTitle}
            value={item.title}
            onInput={(event) => onChange({ ...item, title: event.currentTarget.value })}
          />
        </label>
        {'achievement' in item && (
          <AchievementField value={item.achievement} onChange={(achievement) => onChange({ ...item, achievement })} />
        )}
        {'measure' in item && <MeasureField value={item.measure} onChange={(measure) => onChange({ ...item, measure })} />}
        {item.kind === 'event' && <CountsField item={item} onChange={onChange} />}
        {NUMBERS[item.kind].map((name) => (
          <NumberField
            key={name}
            label={SCORES_DESK.numbers[name]}
            value={numbers[name]}
            onChange={(value) => onChange({ ...item, [name]: value })}
          />
        ))}
        <fieldset class="field">
          <span>{SCORES_DESK.onlyGroups}</span>
          <div class="actions">
            {groups.map((group) => (
              <label key={group.id} class="inline-field">
                <input
                  type="checkbox"
                  checked={chosen.includes(group.id)}
                  onChange={() => onChange(withGroups(item, toggled(chosen, group.id)))}
                />
                {group.name}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      {item.kind === 'blend' && <BlendParts item={item} onChange={onChange} />}
      {item.kind === 'tier' && <Tiers item={item} onChange={onChange} />}
    </>
  );
}

function toggled(list: readonly string[], id: string): string[] {
  return list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
}

// No group chosen means all of them, which the rules say by leaving the list out.
function withGroups(item: ScoringItem, groupIds: string[]): ScoringItem {
  const { groupIds: _before, ...rest } = item;
  return groupIds.length === 0 ? rest : { ...rest, groupIds };
}

function AchievementField({ value, onChange }: { value: AchievementKind; onChange: (value: AchievementKind) => void }) {
  return (
    <label class="field">
      <span>{SCORES_DESK.achievement}</span>
      <select
        value={value}
        onChange={(event) => onChange(ACHIEVEMENT_KINDS.find((each) => each === event.currentTarget.value) ?? value)}
      >
        {ACHIEVEMENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {ACHIEVEMENT_NAMES[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}

function MeasureField({ value, onChange }: { value: Measure; onChange: (value: Measure) => void }) {
  return (
    <label class="field">
      <span>{SCORES_DESK.measure}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value === 'yuan' ? 'yuan' : 'count')}>
        <option value="count">{SCORES_DESK.measures.count}</option>
        <option value="yuan">{SCORES_DESK.measures.yuan}</option>
      </select>
    </label>
  );
}

interface OfKind<K extends ScoringItem['kind']> {
  readonly item: Extract<ScoringItem, { kind: K }>;
  onChange(item: ScoringItem): void;
}

function CountsField({ item, onChange }: OfKind<'event'>) {
  const set = (value: string): void => {
    const { counts: _before, ...rest } = item;
    const counts = OCCURRENCE_KINDS.find((each) => each === value);
    onChange(counts === undefined ? rest : { ...rest, counts });
  };
  return (
    <label class="field">
      <span>{SCORES_DESK.counts}</span>
      <select value={item.counts ?? 'entered'} onChange={(event) => set(event.currentTarget.value)}>
        {(['entered', ...OCCURRENCE_KINDS] as const).map((each) => (
          <option key={each} value={each}>
            {SCORES_DESK.countKinds[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function BlendParts({ item, onChange }: OfKind<'blend'>) {
  const set = (index: number, part: Partial<(typeof item.parts)[number]>): void =>
    onChange({ ...item, parts: item.parts.map((each, place) => (place === index ? { ...each, ...part } : each)) });
  return (
    <div class="item-parts">
      {item.parts.map((part, index) => (
        <div key={index} class="item-numbers">
          <AchievementField value={part.achievement} onChange={(achievement) => set(index, { achievement })} />
          <MeasureField value={part.measure} onChange={(measure) => set(index, { measure })} />
          <NumberField label={SCORES_DESK.numbers.weight} value={part.weight} onChange={(weight = 0) => set(index, { weight })} />
          {item.parts.length > 1 && (
            <button
              type="button"
              class="button small"
              onClick={() => onChange({ ...item, parts: item.parts.filter((_, place) => place !== index) })}
            >
              {SCORES_DESK.remove}
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="button small"
        onClick={() => onChange({ ...item, parts: [...item.parts, { achievement: 'started', measure: 'count', weight: 1 }] })}
      >
        {SCORES_DESK.addPart}
      </button>
    </div>
  );
}

function Tiers({ item, onChange }: OfKind<'tier'>) {
  const set = (index: number, tier: Partial<(typeof item.tiers)[number]>): void =>
    onChange({ ...item, tiers: item.tiers.map((each, place) => (place === index ? { ...each, ...tier } : each)) });
  return (
    <div class="item-parts">
      {item.tiers.map((tier, index) => (
        <div key={index} class="item-numbers">
          <NumberField
            label={SCORES_DESK.tierFrom}
            value={tier.atLeastYuan / YI}
            onChange={(from = 0) => set(index, { atLeastYuan: Math.round(from * YI) })}
          />
          <NumberField label={SCORES_DESK.tierPoints} value={tier.points} onChange={(points = 0) => set(index, { points })} />
          {item.tiers.length > 1 && (
            <button
              type="button"
              class="button small"
              onClick={() => onChange({ ...item, tiers: item.tiers.filter((_, place) => place !== index) })}
            >
              {SCORES_DESK.remove}
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="button small"
        onClick={() =>
          onChange({ ...item, tiers: [...item.tiers, { atLeastYuan: 2 * (item.tiers.at(-1)?.atLeastYuan ?? YI), points: 1 }] })
        }
      >
        {SCORES_DESK.addTier}
      </button>
    </div>
  );
}
