/**
 * What an event item can count without anybody entering it. reopened: an issue that was closed off was opened again
 * (重开次数); overdueDemand: the demand of an inspection was not met by its day.
 */
export const OCCURRENCE_KINDS = ['reopened', 'overdueDemand'] as const;
export type OccurrenceKind = (typeof OCCURRENCE_KINDS)[number];

/** One such occurrence of a unit, on a day, with what it rests on. `rowId` names the issue or inspection. */
export interface Occurrence {
  readonly kind: OccurrenceKind;
  readonly unitId: string;
  readonly day: string;
  readonly rowId: string;
  readonly ground: string;
}
