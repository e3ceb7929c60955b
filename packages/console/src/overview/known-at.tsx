import { OVERVIEW } from '@double-hundred/shared/message/console/overview';

/** The moment whose knowledge is looked at, to the minute in Shanghai; empty is now. */
export function KnownAt({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <span class="inline-field">
      <label class="inline-field" title={OVERVIEW.knownAtHelp}>
        <span>{OVERVIEW.knownAt}</span>
        <input type="datetime-local" value={value} onChange={(event) => onChange(event.currentTarget.value.slice(0, 16))} />
      </label>
      {value !== '' && (
        <button type="button" class="button small" onClick={() => onChange('')}>
          {OVERVIEW.knownNow}
        </button>
      )}
    </span>
  );
}
