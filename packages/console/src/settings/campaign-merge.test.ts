import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { describe, expect, it } from 'vitest';
import { listsOf } from './campaign-lists.ts';
import { mergeCampaign } from './campaign-merge.ts';

const campaign = campaignSchema.parse({
  id: 'c',
  name: '行动',
  tracks: [],
  firstDay: '2026-09-01',
  lastDay: '2026-12-09',
  days: 100,
  thresholdYuan: 100_000_000,
  calendar: 'days',
  countPolicy: 'lead',
  lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
  choices: { industryChain: ['新材料', '新能源'] },
});
const draft = (change: Partial<typeof campaign> = {}) => ({
  campaign: { ...campaign, ...change },
  lists: listsOf({ ...campaign, ...change }),
});

describe('CAMPAIGN a form whose campaign somebody else has changed', () => {
  it('CAMPAIGN what was typed stays, what only others changed is taken over, and both are told', () => {
    const mine = draft({ thresholdYuan: 50_000_000, name: '百日行动', choices: { industryChain: ['新材料', '低空经济'] } });
    const theirs = draft({
      name: '双百行动',
      lastDay: draft().campaign.firstDay,
      lightRules: { greenAtLeastPoints: 5, amberAtLeastPoints: -10 },
    });
    const { merged, others } = mergeCampaign(draft(), mine, theirs);
    expect(merged.campaign).toMatchObject({
      name: '百日行动',
      thresholdYuan: 50_000_000,
      lastDay: '2026-09-01',
      days: 1,
      lightRules: { greenAtLeastPoints: 5, amberAtLeastPoints: -10 },
    });
    expect(merged.lists.choices['industryChain']).toBe('新材料\n低空经济');
    expect(others.map(({ theirs: kept, mine: typed }) => [kept, typed])).toEqual([
      ['双百行动', '百日行动'],
      ['2026-09-01', null],
      ['5', null],
    ]);
  });

  it('CAMPAIGN nothing is told when others typed the same', () => {
    const same = draft({ name: '双百行动' });
    expect(mergeCampaign(draft(), same, same)).toMatchObject({ merged: { campaign: { name: '双百行动' } }, others: [] });
  });
});
