import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '@double-hundred/shared/kernel/day';
import { expect, it } from 'vitest';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { runProcess, testFolder } from '../testing/run-process.ts';

it('PROCESS seed takes no units and no campaign that the server would refuse, and says which place is wrong', async () => {
  const environment = { DATA_DIR: testFolder() };
  const source = join(environment.DATA_DIR, 'district.json');
  const campaign = demoCampaign('2026-11-23' as Day);
  const [first, ...others] = DEMO_UNITS;
  const seed = (content: object) => {
    writeFileSync(source, JSON.stringify({ campaign, units: DEMO_UNITS, ...content }));
    return runProcess(['seed', '--from', source], environment);
  };
  for (const [content, place] of [
    [{ units: [{ ...first, id: 'shi qiao' }, ...others] }, '/units/0/id'],
    [{ units: [{ ...first, id: 'district' }, ...others] }, '/units/0/id'],
    [{ units: [...DEMO_UNITS, first] }, `/units/${DEMO_UNITS.length}`],
    [{ campaign: { ...campaign, days: 7 } }, '/campaign/days'],
  ] as const) {
    const { code, stderr } = await seed(content);
    expect.soft([code, stderr], place).toEqual([1, expect.stringContaining(`“${place}”`)]);
  }
  expect((await seed({})).code).toBe(0);
});
