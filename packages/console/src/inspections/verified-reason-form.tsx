import type { ComponentChildren } from 'preact';
import { ReasonForm, type ReasonFormProps } from '../ui/reason-form.tsx';

export interface VerifiedReasonFormProps extends Omit<ReasonFormProps, 'onSend' | 'reasonLabel' | 'children'> {
  /** What is asked for, and who the verifier is called. */
  readonly texts: { readonly found: string; readonly verifier: string; readonly verifierHelp: string };
  readonly verifier: string;
  onVerifier(name: string): void;
  readonly children?: ComponentChildren;
  onSend(found: string): Promise<boolean>;
}

/** What somebody found on the spot, and the name of who verified it. */
export function VerifiedReasonForm({ texts, verifier, onVerifier, children, ...form }: VerifiedReasonFormProps) {
  return (
    <ReasonForm {...form} reasonLabel={texts.found}>
      <label class="field">
        <span>{texts.verifier}</span>
        <input
          required
          maxLength={20}
          placeholder={texts.verifierHelp}
          value={verifier}
          onInput={(event) => onVerifier(event.currentTarget.value)}
        />
      </label>
      {children}
    </ReasonForm>
  );
}
