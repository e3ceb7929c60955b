/** A number format code without quoted text, escapes and bracketed parts, in which letters have their meaning. */
function meaning(format: string): string {
  return format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/_./g, '');
}

/** Whether a number with this format is shown as a day (`yyyy/m/d`, `m"月"d"日"`, …). */
export function isDayFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const known = DAY_FORMATS.get(format);
  if (known !== undefined) return known;
  const isDay = !/^general$/i.test(format) && /[yd]/i.test(meaning(format));
  if (DAY_FORMATS.size >= MOST_FORMATS) DAY_FORMATS.clear();
  DAY_FORMATS.set(format, isDay);
  return isDay;
}

/** A sheet has few formats and asks for each of its cells. */
const DAY_FORMATS = new Map<string, boolean>();
const MOST_FORMATS = 200;

/** Whether a number with this format is shown in per cent. */
export function isPercentFormat(format: string | undefined): boolean {
  return format !== undefined && meaning(format).includes('%');
}
