import { SHEET_REFUSALS } from '@double-hundred/shared/message/sheet-refusals';
import { SheetRefusal, type SheetRefusalCode } from '../ports/sheet-port.ts';

/** Codes of https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling. */
const CODES: Readonly<Record<string, SheetRefusalCode>> = {
  InvalidOperationInCellEditMode: 'CELL_EDIT',
  ItemNotFound: 'NO_SHEET',
  AccessDenied: 'PROTECTED',
  EditModeRequired: 'READ_ONLY',
};

const TOO_LARGE = new Set([
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'OperationCellsExceedLimit',
  'RangeExceedsLimit',
]);

export function refusal(code: SheetRefusalCode, message: string = SHEET_REFUSALS[code]): SheetRefusal {
  return new SheetRefusal(code, message);
}

/** What Excel threw, as the port's refusal; faults of our own code pass through as they are. */
export function refusalOf(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof SheetRefusal || code === null) return error;
  const made = isTooLarge(error) ? refusal('HOST_FAILED', SHEET_REFUSALS.TOO_LARGE) : refusal(CODES[code] ?? 'HOST_FAILED');
  made.cause = error;
  return made;
}

/** Whether a smaller piece of the same work could succeed: 5 MB a request on the web, 5,000,000 cells anywhere. */
export function isTooLarge(error: unknown): boolean {
  return TOO_LARGE.has(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('debugInfo' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
