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
  if (format === undefined || /^general$/i.test(format)) return false;
  return /[yd]/i.test(meaning(format));
}

/** Whether a number with this format is shown in per cent. */
export function isPercentFormat(format: string | undefined): boolean {
  return format !== undefined && meaning(format).includes('%');
}
