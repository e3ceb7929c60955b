import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { BulletinDraft } from './bulletin-draft.ts';

const { fields } = BULLETIN_DESK;
const LINES = ['series', 'number', 'title', 'issuer', 'addressee'] as const;

/** The words the office writes itself. */
export function WordFields({ draft, onChange }: { draft: BulletinDraft; onChange: (change: Partial<BulletinDraft>) => void }) {
  return (
    <>
      <div class="fields">
        {LINES.map((key) => (
          <label key={key} class="field">
            <span>{fields[key]}</span>
            <input
              {...(key === 'number' ? { type: 'number', min: 1, max: 9999 } : { maxLength: 200 })}
              placeholder={BULLETIN_DESK.usual}
              value={draft[key]}
              onInput={(event) => onChange({ [key]: event.currentTarget.value })}
            />
          </label>
        ))}
        <label class="field">
          <span>{fields.commendTop}</span>
          <input
            type="number"
            min={0}
            max={10}
            required
            value={draft.commendTop}
            onInput={(event) => onChange({ commendTop: event.currentTarget.value })}
          />
        </label>
      </div>
      {(['opening', 'requirements'] as const).map((key) => (
        <label key={key} class="field">
          <span>{fields[key]}</span>
          <textarea
            rows={2}
            maxLength={key === 'opening' ? 2000 : 20000}
            value={draft[key]}
            onInput={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        </label>
      ))}
      <div class="actions">
        {(['criticise', 'redHead'] as const).map((key) => (
          <label key={key} class="inline-field">
            <input type="checkbox" checked={draft[key]} onChange={(event) => onChange({ [key]: event.currentTarget.checked })} />
            <span>{fields[key]}</span>
          </label>
        ))}
      </div>
    </>
  );
}
