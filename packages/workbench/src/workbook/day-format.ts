/** Whether a number format shows a day, so that its number counts days. Quoted text, colours and conditions do not count. */
export function isDayFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return /[yd年日]|m[^:]*[-/.月年]|[-/.年]m/i.test(bare) && !/general/i.test(bare);
}
