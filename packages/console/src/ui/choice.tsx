export interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  /** The label above the list, as in a form, instead of beside it. */
  readonly above?: boolean;
  onChange(value: string): void;
}

/** A labelled list to choose from. */
export function Choice({ label, value, options, above = false, onChange }: ChoiceProps) {
  return (
    <label class={above ? 'field' : 'inline-field'}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
