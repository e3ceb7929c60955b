interface ForecastFacts {
  readonly done: number;
  readonly target: number;
  readonly daysLeft: number;
  readonly perDay: number;
  readonly recentPerDay: number;
  readonly recentDays: number;
  readonly neededPerDay: number | null;
  readonly low: number;
  readonly high: number;
  readonly outlook: 'met' | 'likely' | 'open' | 'unlikely';
}

const OUTLOOKS = {
  met: '目标已完成。',
  likely: '按目前的速度可以完成目标。',
  open: '能否完成取决于后段速度。',
  unlikely: '按目前的速度完不成目标。',
} as const;

/** Progress in words: what was reached, at which pace, and where it leads. */
export const progressTexts = {
  forecast: (facts: ForecastFacts): string => {
    const pace = `已完成 ${shown(facts.done)} 个；全程平均每 10 天 ${shown(facts.perDay * 10)} 个，近 ${facts.recentDays} 天折合每 10 天 ${shown(facts.recentPerDay * 10)} 个。`;
    if (facts.target === 0) return `${pace}没有下达目标。`;
    if (facts.outlook === 'met') return `${pace}${OUTLOOKS.met}`;
    const need =
      facts.neededPerDay === null
        ? `活动已结束，还差 ${shown(facts.target - facts.done)} 个。`
        : `余下 ${facts.daysLeft} 天需每 10 天 ${shown(facts.neededPerDay * 10)} 个，预计到期 ${shown(facts.low)}～${shown(facts.high)} 个（目标 ${facts.target} 个），`;
    return facts.neededPerDay === null ? `${pace}${need}` : `${pace}${need}${OUTLOOKS[facts.outlook]}`;
  },
} as const;

function shown(value: number): string {
  return String(Math.round(value * 10) / 10);
}
