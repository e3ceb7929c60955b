import type { RankingGroup, ScoringItem } from '@double-hundred/shared/appraisal/scoring-rules';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { useState } from 'preact/hooks';
import { freeId } from './groups-editor.tsx';
import { ItemFields } from './item-fields.tsx';

const KINDS = ['ratio', 'blend', 'efficacy', 'perExtra', 'perShort', 'tier', 'event', 'manual'] as const;

export interface ItemsEditorProps {
  readonly items: readonly ScoringItem[];
  readonly groups: readonly RankingGroup[];
  onChange(items: ScoringItem[]): void;
}

/** The items of the score, each with its parameters; any kind can be added. */
export function ItemsEditor({ items, groups, onChange }: ItemsEditorProps) {
  const [kind, setKind] = useState<ScoringItem['kind']>('ratio');
  return (
    <div class="form">
      {items.map((item) => (
        <article key={item.id} class="scoring-item" aria-label={item.title}>
          <ItemFields
            item={item}
            groups={groups}
            onChange={(changed) => onChange(items.map((each) => (each.id === item.id ? changed : each)))}
          />
          {items.length > 1 && (
            <button
              type="button"
              class="button small"
              aria-label={SCORES_DESK.removeItem(item.title)}
              onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
            >
              {SCORES_DESK.remove}
            </button>
          )}
        </article>
      ))}
      <div class="actions">
        <select
          aria-label={SCORES_DESK.itemKind}
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.currentTarget.value) ?? 'ratio')}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {SCORES_DESK.kinds[each]}
            </option>
          ))}
        </select>
        <button type="button" class="button small" onClick={() => onChange([...items, newItem(kind, freeId('item', items))])}>
          {SCORES_DESK.addItem}
        </button>
      </div>
    </div>
  );
}

function newItem(kind: ScoringItem['kind'], id: string): ScoringItem {
  const base = { id, title: SCORES_DESK.newItem };
  const measured = { achievement: 'signed', measure: 'count' } as const;
  switch (kind) {
    case 'ratio':
      return { ...base, kind, ...measured, points: 10, cap: 1 };
    case 'blend':
      return { ...base, kind, parts: [{ ...measured, weight: 1 }], points: 10, cap: 1 };
    case 'efficacy':
      return { ...base, kind, ...measured, weight: 0.1 };
    case 'perExtra':
      return { ...base, kind, ...measured, points: 1, cap: 5 };
    case 'perShort':
      return { ...base, kind, ...measured, points: 1, floor: -5 };
    case 'tier':
      return { ...base, kind, achievement: 'signed', tiers: [{ atLeastYuan: 100_000_000, points: 1 }] };
    case 'event':
      return { ...base, kind, points: 1, cap: 5 };
    case 'manual':
      return { ...base, kind, floor: -5, cap: 5 };
  }
}
