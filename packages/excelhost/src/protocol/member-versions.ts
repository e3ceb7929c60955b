import { HostError } from './host-error.ts';

/** Members of this host that are newer than ExcelApi 1.9, our floor (office-js-docs-reference, requirement sets). */
const SINCE: Readonly<Record<string, string>> = {
  'Worksheet._RegisterRowSortedEvent': '1.10',
  'WorksheetCollection._RegisterRowSortedEvent': '1.10',
  'Worksheet._RegisterRowHiddenChangedEvent': '1.11',
  'WorksheetCollection._RegisterRowHiddenChangedEvent': '1.11',
  'Worksheet.CustomProperties': '1.12',
  'Range.GetMergedAreasOrNullObject': '1.13',
  'Table.Resize': '1.13',
  'Worksheet._RegisterProtectionChangedEvent': '1.14',
  'WorksheetCollection._RegisterProtectionChangedEvent': '1.14',
  'Worksheet._RegisterEventNameChanged': '1.17',
  'WorksheetCollection._RegisterEventNameChanged': '1.17',
  'Worksheet._RegisterEventVisibilityChanged': '1.17',
  'WorksheetCollection._RegisterEventVisibilityChanged': '1.17',
};

/** Refuses a member the claimed version does not have yet; the client itself sends it without looking. */
export function requireMember(type: string, member: string, excelApi: string): void {
  const since = SINCE[`${type}.${member}`];
  if (since !== undefined && !isAtLeast(excelApi, since))
    throw new HostError(
      'ApiNotFound',
      `The API you are trying to use could not be found: ${type}.${member} needs ExcelApi ${since}.`,
    );
}

/** Compares version texts such as 1.9 and 1.14 part by part. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
