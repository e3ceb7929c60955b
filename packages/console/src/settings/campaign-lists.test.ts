import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { describe, expect, it } from 'vitest';
import { listsOf, readLists } from './campaign-lists.ts';

const parts = {
  workCalendar: { holidays: ['2026-10-01'], workdays: ['2026-10-10'] },
  scheduleTable: [{ day: '2026-10-01', shareBps: 2_550 }],
  choices: { industryChain: ['新材料', '新能源'] },
};
const campaign = campaignSchema.parse({
  id: 'c',
  name: '行动',
  tracks: [],
  firstDay: '2026-09-01',
  lastDay: '2026-12-09',
  days: 100,
  thresholdYuan: 100_000_000,
  calendar: 'table',
  countPolicy: 'lead',
  lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
  ...parts,
});

describe('CAMPAIGN lists as they are typed', () => {
  it('CAMPAIGN lists are read back as they were written', () => {
    expect(readLists(listsOf(campaign))).toEqual({ parts, wrong: null });
  });

  it('CAMPAIGN a line that cannot be read is named with what to write instead', () => {
    const lists = listsOf(campaign);
    expect(readLists({ ...lists, holidays: '10月1日' }).wrong).toContain('“10月1日”不是日期');
    expect(readLists({ ...lists, table: '2026-10-01' }).wrong).toContain('2026-10-01 25');
    expect(readLists({ ...lists, table: '2026-10-01  25%' }).parts.scheduleTable).toEqual([
      { day: '2026-10-01', shareBps: 2_500 },
    ]);
  });
});
