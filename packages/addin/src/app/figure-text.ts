/** Yuan as 亿元 with up to four decimals (whole 万元), as a number for cells and a text for people. */
export function yiOf(yuan: number): number {
  return Math.round(yuan / 10_000) / 10_000;
}
