import { ACHIEVEMENT_KINDS, type Campaign } from '@double-hundred/shared/campaign/campaign';
import { ADJUSTMENTS } from '@double-hundred/shared/message/console/adjustments';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { useState } from 'preact/hooks';
import { Choice } from '../ui/choice.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { FormEnd } from '../ui/form-end.tsx';
import { useSending } from '../ui/use-sending.ts';
import { type AdjustmentDraft, changeOf } from './adjustment-draft.ts';
import { AdjustmentPreview } from './adjustment-preview.tsx';

const { fields } = ADJUSTMENTS;

interface AdjustmentFormProps {
  readonly campaign: Campaign;
  readonly totals: TotalsResponse;
  onSaved(): void;
}

/** A dated correction of a unit's claims; what it makes of the totals is shown before it is saved. */
export function AdjustmentForm({ campaign, totals, onSaved }: AdjustmentFormProps) {
  const { calls, units, today } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const [draft, setDraft] = useState<AdjustmentDraft>({
    unit: units[0]?.id ?? '',
    kind: 'signed',
    count: '',
    wan: '',
    day: today,
    note: '',
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const change = changeOf(draft);
  const set = (next: Partial<AdjustmentDraft>): void => {
    setDraft({ ...draft, ...next });
    setWrong(null);
    setTold('');
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const fault = faultOf(draft);
    setWrong(fault);
    if (fault !== null || change === null) return;
    const { unit, kind, day, note } = draft;
    const body = { unit, kind, basis: totals.basis, ...change, day, note };
    if ((await sending.run(() => calls.send('POST', '/adjustments', body))) === null) return;
    set({ count: '', wan: '', note: '' });
    setTold(ADJUSTMENTS.saved(unitName(unit), ACHIEVEMENT_NAMES[kind]));
    onSaved();
  };
  return (
    <form class="form" aria-label={ADJUSTMENTS.form} onSubmit={(event) => void save(event)}>
      <div class="fields">
        <Choice
          above
          label={fields.unit}
          value={draft.unit}
          options={units.map(({ id, name }) => [id, name] as const)}
          onChange={(unit) => set({ unit })}
        />
        <Choice
          above
          label={fields.kind}
          value={draft.kind}
          options={ACHIEVEMENT_KINDS.map((kind) => [kind, ACHIEVEMENT_NAMES[kind]] as const)}
          onChange={(kind) => set({ kind: ACHIEVEMENT_KINDS.find((each) => each === kind) ?? draft.kind })}
        />
        {(['count', 'wan'] as const).map((key) => (
          <label key={key} class="field">
            <span>{fields[key]}</span>
            <input
              inputMode="text"
              value={draft[key]}
              aria-invalid={changeOf({ count: '', wan: '', [key]: draft[key] }) === null}
              onInput={(event) => set({ [key]: event.currentTarget.value })}
            />
          </label>
        ))}
        <label class="field">
          <span>{fields.day}</span>
          <input
            type="date"
            required
            min={campaign.firstDay}
            max={today}
            value={draft.day}
            onInput={(event) => set({ day: event.currentTarget.value })}
          />
        </label>
      </div>
      <label class="field">
        <span>{fields.ground}</span>
        <textarea
          rows={2}
          maxLength={500}
          placeholder={ADJUSTMENTS.groundHelp}
          value={draft.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </label>
      {change !== null && (change.count !== 0 || change.yuan !== 0) && (
        <AdjustmentPreview campaign={campaign} totals={totals} draft={draft} change={change} />
      )}
      <FormEnd wrong={wrong} sending={sending} send={ADJUSTMENTS.save}>
        <span role="status">{told}</span>
      </FormEnd>
    </form>
  );
}

function faultOf(draft: AdjustmentDraft): string | null {
  const change = changeOf(draft);
  if (change === null) return ADJUSTMENTS.notNumber;
  if (change.count === 0 && change.yuan === 0) return ADJUSTMENTS.nothing;
  return draft.note.trim() === '' ? ADJUSTMENTS.missing : null;
}
