import { useEffect, useState } from 'preact/hooks';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  /** Undefined when the field was emptied; what is no number is not passed on and stays to be put right. */
  onChange(value: number | undefined): void;
}

/** A small field for a number; while something else stands in it, it says so. */
export function NumberField({ label, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const number = text.trim() === '' ? undefined : Number(text);
  const wrong = number !== undefined && !Number.isFinite(number);
  useEffect(() => {
    if (!wrong && number !== value) setText(value === undefined ? '' : String(value));
  }, [value]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="short"
        inputMode="decimal"
        aria-invalid={wrong}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          const next = typed.trim() === '' ? undefined : Number(typed);
          if (next === undefined || Number.isFinite(next)) onChange(next);
        }}
      />
    </label>
  );
}
