const MS_PER_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const DAYS_1904 = 1462;

/** Excel's serial number of a calendar day; null when there is no such day. The phantom 29 February 1900 is not emulated. */
export function serialOfDay(year: number, month: number, day: number, dateSystem: 1900 | 1904): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (year < 1900 || year > 9999) return null;
  return (time - EPOCH_1900) / MS_PER_DAY - (dateSystem === 1904 ? DAYS_1904 : 0);
}

export function dayOfSerial(serial: number, dateSystem: 1900 | 1904): Date {
  return new Date(EPOCH_1900 + Math.round((serial + (dateSystem === 1904 ? DAYS_1904 : 0)) * MS_PER_DAY));
}
