import { checkFields } from '@double-hundred/shared/check/check-fields';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import type { Day } from '@double-hundred/shared/kernel/day';
import { expect, it } from 'vitest';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { projectRow } from './project-row.ts';

it('P002 rows made for tests have no errors', () => {
  const today = '2026-11-23' as Day;
  for (const ownUnitId of ['shiqiao', 'shangwuju', 'kaifaqu']) {
    const context = { campaign: demoCampaign(today), units: DEMO_UNITS, today, ownUnitId };
    for (let number = 0; number < 60; number += 1) {
      const { findings } = checkFields(projectsLedger, context, { key: 'r', fields: projectRow(ownUnitId, number), peers: [] });
      expect
        .soft(
          findings.filter(({ severity }) => severity === 'error'),
          `${number}`,
        )
        .toEqual([]);
    }
  }
});
