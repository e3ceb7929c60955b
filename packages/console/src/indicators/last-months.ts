const SHOWN = 24;

/** The months that may be looked at: the month before a day, and those before it, the latest first. */
export function lastMonths(today: string): readonly string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 2;
  return Array.from({ length: SHOWN }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
