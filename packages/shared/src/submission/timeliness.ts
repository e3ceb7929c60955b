/** Whether a submission came in time, by the moment the server received it. `minutes` late, rounded up. */
export type Timeliness =
  | { readonly kind: 'onTime' }
  | { readonly kind: 'late'; readonly minutes: number }
  | { readonly kind: 'due'; readonly minutesLeft: number }
  | { readonly kind: 'missing'; readonly minutes: number };

/**
 * Of a period with this deadline: submitted in time or late, or not submitted and still due or missing. All in epoch
 * milliseconds; `submittedAt` is the receipt of the first submission, null while there is none.
 */
export function timelinessOf(deadline: number, submittedAt: number | null, now: number): Timeliness {
  if (submittedAt !== null) {
    return submittedAt <= deadline ? { kind: 'onTime' } : { kind: 'late', minutes: minutesUp(submittedAt - deadline) };
  }
  return now <= deadline
    ? { kind: 'due', minutesLeft: Math.floor((deadline - now) / 60_000) }
    : { kind: 'missing', minutes: minutesUp(now - deadline) };
}

function minutesUp(milliseconds: number): number {
  return Math.ceil(milliseconds / 60_000);
}
