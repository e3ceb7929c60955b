import { type Day, dayFromNumber, dayNumber, parseDay } from '../kernel/day.ts';

/** Days from the origin of Excel's 1900 date system to 1970-01-01; the 1904 system starts 1,462 days later. */
const EPOCH_SERIAL = 25_569;
const SHIFT_1904 = 1462;
/** Serial numbers of 1950-01-01 and 2199-12-31, between which a number is taken for a day. */
export const FIRST_SERIAL = 18_264;
export const LAST_SERIAL = 109_574;

/** The day of a serial number (time of day dropped), if it lies from 1950 to 2199; otherwise null. */
export function serialDay(serial: number, date1904: boolean): Day | null {
  const in1900 = Math.floor(serial) + (date1904 ? SHIFT_1904 : 0);
  return in1900 >= FIRST_SERIAL && in1900 <= LAST_SERIAL ? dayFromNumber(in1900 - EPOCH_SERIAL) : null;
}

/** The serial number of a day, or null when `serialDay` would not read it back. */
export function daySerial(day: string, date1904: boolean): number | null {
  const known = parseDay(day);
  if (known === null) return null;
  const in1900 = dayNumber(known) + EPOCH_SERIAL;
  return in1900 >= FIRST_SERIAL && in1900 <= LAST_SERIAL ? in1900 - (date1904 ? SHIFT_1904 : 0) : null;
}
