import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { type Day, addDays } from '@double-hundred/shared/kernel/day';

const DAYS = 100;
const DAYS_GONE = 83;

/** The demo campaign as of a day: it is day 84 of 100. */
export function demoCampaign(today: Day): Campaign {
  const firstDay = addDays(today, -DAYS_GONE);
  return {
    id: 'demo',
    name: '江湾区“双百”行动',
    tracks: ['attraction', 'delivery'],
    firstDay,
    lastDay: addDays(firstDay, DAYS - 1),
    days: DAYS,
    thresholdYuan: 100_000_000,
    calendar: 'days',
    countPolicy: 'lead',
    lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
    choices: {
      industryChain: ['高端装备', '新材料', '生物医药', '新一代信息技术', '新能源', '绿色食品', '现代物流', '文化旅游'],
      keyList: ['产业转型双十', '城建提升双十', '省重大', '市重点', '集中开工'],
    },
  };
}
