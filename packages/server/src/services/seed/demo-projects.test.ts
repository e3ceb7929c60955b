import { checkFields } from '@double-hundred/shared/check/check-fields';
import type { Day } from '@double-hundred/shared/kernel/day';
import { projectsLedger } from '@double-hundred/shared/ledger/projects';
import { describe, expect, it } from 'vitest';
import { demoCampaign } from './demo-campaign.ts';
import { demoProjects } from './demo-projects.ts';
import { DEMO_UNITS } from './demo-units.ts';

const today = '2026-11-23' as Day;
const campaign = demoCampaign(today);
const rows = DEMO_UNITS.flatMap((unit, index) =>
  demoProjects(unit, index, campaign.firstDay).map((fields) => ({
    unit: unit.id,
    fields,
    ...checkFields(projectsLedger, { campaign, units: DEMO_UNITS, today, ownUnitId: unit.id }, { key: 'r', fields, peers: [] }),
  })),
);

describe('demo projects', () => {
  it('SEED the demo campaign of 2026-11-23 begins on 2026-09-01 and lasts 100 days', () => {
    expect(campaign).toMatchObject({ firstDay: '2026-09-01', lastDay: '2026-12-09', days: 100 });
  });

  it('SEED every demo row is free of errors, a few wait for evidence, and every unit has two to five', () => {
    const findings = rows.flatMap((row) => row.findings.filter(({ severity }) => severity !== 'info'));
    expect(new Set(findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`))).toEqual(new Set(['P022 explain']));
    for (const unit of DEMO_UNITS) {
      const count = rows.filter((row) => row.unit === unit.id).length;
      expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(5);
    }
  });

  it('SEED no two demo rows share a name, a credit code or a project code', () => {
    for (const key of ['projectName', 'uscc', 'projectCode']) {
      const values = rows.flatMap(({ fields }) => (typeof fields[key] === 'string' ? [fields[key]] : []));
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('SEED every achievement occurs, both above and below the threshold', () => {
    const qualifying = rows.filter((row) => row.qualifying);
    for (const day of ['signedDay', 'startedDay', 'completedDay', 'productionDay']) {
      const inWindow = qualifying.filter(({ fields }) => typeof fields[day] === 'string' && fields[day] >= campaign.firstDay);
      expect(inWindow.length).toBeGreaterThan(3);
    }
    expect(qualifying.length).toBeLessThan(rows.length);
  });
});
