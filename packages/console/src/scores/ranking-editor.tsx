import type { ScoringRules } from '@double-hundred/shared/appraisal/scoring-rules';
import { BASES } from '@double-hundred/shared/campaign/campaign';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { BASIS_NAMES } from '@double-hundred/shared/message/figure-names';
import { NumberField } from '../ui/number-field.tsx';

/** Ranked by group or not at all, on which basis, and how many are listed as last. */
export function RankingEditor({ rules, onChange }: { rules: ScoringRules; onChange: (part: Partial<ScoringRules>) => void }) {
  return (
    <div class="item-numbers">
      <label class="field">
        <span>{SCORES_DESK.ranking}</span>
        <select
          value={rules.ranking}
          onChange={(event) => onChange({ ranking: event.currentTarget.value === 'none' ? 'none' : 'byGroup' })}
        >
          <option value="byGroup">{SCORES_DESK.byGroup}</option>
          <option value="none">{SCORES_DESK.none}</option>
        </select>
      </label>
      <label class="field">
        <span>{SCORES_DESK.basis}</span>
        <select
          value={rules.basis}
          onChange={(event) => onChange({ basis: BASES.find((each) => each === event.currentTarget.value) ?? 'verified' })}
        >
          {BASES.map((each) => (
            <option key={each} value={each}>
              {BASIS_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <NumberField label={SCORES_DESK.tailSize} value={rules.tailSize} onChange={(tailSize = 0) => onChange({ tailSize })} />
    </div>
  );
}
