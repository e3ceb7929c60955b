import { addDays } from '@double-hundred/shared/kernel/day';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Services } from '../../services.ts';
import { replyToInspection } from '../inspection/follow-inspection.ts';
import { recordInspection } from '../inspection/record-inspection.ts';
import { drawSpotCheck } from '../inspection/draw-spot-check.ts';
import { recordSpotCheck } from '../inspection/record-spot-check.ts';
import { askExemption } from '../submission/exempt-from-rule.ts';
import { findPeriod } from '../submission/find-period.ts';
import { DEMO_INSPECTIONS, DEMO_RECHECK } from './demo-inspections.ts';
import { DEMO_WORDS } from './demo-desk.ts';

const INSPECTOR: User = { id: 'inspector', name: '督查组', role: 'inspector', unitId: null };
const SAMPLE = 3;

/** What inspectors of the demo have found, a sample half looked at, and an exemption that waits for its answer. */
export async function seedInspections(services: Services): Promise<void> {
  const today = services.clock.today();
  for (const { unit, daysAgo, dueInDays, onProject, reply, ...words } of DEMO_INSPECTIONS) {
    const day = addDays(today, -daysAgo);
    const rows = onProject ? await services.syncStore.rows(unit, 'projects') : [];
    const project =
      rows.find(({ fields, deleted }) => !deleted && fields['stage'] === '开工') ?? rows.find(({ deleted }) => !deleted);
    const kept = await recordInspection(
      services.inspection,
      {
        unit,
        day,
        ...words,
        ...(project === undefined ? {} : { rowId: project.rowId }),
        ...(dueInDays === undefined ? {} : { dueDay: addDays(day, dueInDays) }),
      },
      INSPECTOR,
    );
    const clerk: User = { id: `clerk-${unit}`, name: DEMO_RECHECK.clerk, role: 'clerk', unitId: unit };
    if (kept.ok && reply !== undefined) await replyToInspection(services.inspection, kept.value.id, { text: reply }, clerk);
  }
  const drawn = await drawSpotCheck(services.inspection, { size: SAMPLE, seed: DEMO_RECHECK.seed }, INSPECTOR);
  const [first] = drawn.ok ? drawn.value.items : [];
  if (drawn.ok && first !== undefined)
    await recordSpotCheck(
      services.inspection,
      drawn.value.id,
      { rowId: first.rowId, holds: true, verifier: DEMO_RECHECK.verifier, finding: DEMO_RECHECK.finding },
      INSPECTOR,
    );
  const found = await findPeriod(services.submission, 'projects', undefined);
  if (!found.ok) return;
  const { unit, ruleId, reason } = DEMO_RECHECK.exemption;
  const reviewer: User = { id: `reviewer-${unit}`, name: DEMO_WORDS.reviewer, role: 'reviewer', unitId: unit };
  await askExemption(services.exemption, { unit, ledger: 'projects', ruleId, period: found.value.period.id, reason }, reviewer);
}
