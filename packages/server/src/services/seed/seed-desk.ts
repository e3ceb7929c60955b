import { ACHIEVEMENT_DAYS } from '@double-hundred/shared/consolidation/facts';
import { ACHIEVEMENT_KINDS, type Campaign } from '@double-hundred/shared/campaign/campaign';
import { addDays, daySchema } from '@double-hundred/shared/kernel/day';
import type { User } from '@double-hundred/shared/protocol/session';
import type { SubmissionStep } from '@double-hundred/shared/submission/submission-event';
import type { Services } from '../../services.ts';
import { enterScore } from '../appraisal/enter-score.ts';
import { exemptUnit } from '../appraisal/exempt-unit.ts';
import { scanDuplicates } from '../duplicate/scan-duplicates.ts';
import { findPeriod } from '../submission/find-period.ts';
import { remindUnits } from '../submission/remind-units.ts';
import { takeStep } from '../submission/take-step.ts';
import { verifyAchievement } from '../verification/verify-achievement.ts';
import { seedInspections } from './seed-inspections.ts';
import { DEMO_STEPS, DEMO_WORDS } from './demo-desk.ts';

const OFFICE: User = { id: 'office', name: '区专班', role: 'districtOffice', unitId: null };
/** Of every three claims two are verified, of every four one is in statistics, too. */
const UNVERIFIED_EVERY = 3;
const OFFICIAL_EVERY = 4;

/** What the district has done with the demo rows so far: verified some, returned some, scored, found a duplicate. */
export async function seedDesk(services: Services, campaign: Campaign): Promise<void> {
  await verifySome(services, campaign);
  await scanDuplicates({ ...services, store: services.duplicates }, OFFICE);
  await scoreSome(services, campaign);
  await handInSome(services);
  await seedInspections(services);
}

async function verifySome(services: Services, campaign: Campaign): Promise<void> {
  const deps = { ...services, store: services.verifications };
  let number = 0;
  for await (const { row } of services.syncStore.everyRow('projects')) {
    for (const kind of ACHIEVEMENT_KINDS) {
      const day = row.fields[ACHIEVEMENT_DAYS[kind]];
      const parsed = typeof day === 'string' && day >= campaign.firstDay && !row.unexplained;
      if (!parsed || DEMO_WORDS.unverifiedUnits.includes(row.unitId)) continue;
      number += 1;
      if (number % UNVERIFIED_EVERY === 0) continue;
      const verified = { rowId: row.rowId, kind, day: daySchema.parse(day), ground: DEMO_WORDS.ground };
      // What does not count, such as a project below the threshold, is refused here and stays as it is.
      const taken = await verifyAchievement(deps, { ...verified, basis: 'verified', decision: 'confirm' }, OFFICE);
      if (taken.ok && number % OFFICIAL_EVERY === 0)
        await verifyAchievement(
          deps,
          { ...verified, basis: 'official', decision: 'confirm', ground: DEMO_WORDS.officialGround },
          OFFICE,
        );
    }
  }
}

async function scoreSome(services: Services, campaign: Campaign): Promise<void> {
  const definition = services.reference.definition('projects');
  if (definition === null) return;
  const reference = { campaign, units: services.reference.units(), definition };
  const deps = { store: services.appraisal, reference, clock: services.clock, ids: services.ids };
  const today = services.clock.today();
  for (const { daysAgo, ...entry } of DEMO_WORDS.entries)
    await enterScore(deps, { ...entry, day: addDays(today, -daysAgo) }, OFFICE);
  await exemptUnit(deps, { ...DEMO_WORDS.exemption, day: addDays(today, -20) }, OFFICE);
}

async function handInSome(services: Services): Promise<void> {
  const ledger = 'projects';
  const found = await findPeriod(services.submission, ledger, undefined);
  if (!found.ok) return;
  const period = found.value.period.id;
  for (const [unit, steps] of Object.entries(DEMO_STEPS)) {
    for (const step of steps) {
      const reason = DEMO_WORDS.reasons[step];
      await takeStep(services.submission, step, { unit, ledger, period, ...(reason ? { reason } : {}) }, authorOf(unit, step));
    }
  }
  await remindUnits(services.submission, { ledger, period, units: [...DEMO_WORDS.reminded] }, OFFICE);
}

function authorOf(unit: string, step: SubmissionStep): User {
  if (step !== 'submit' && step !== 'askReopen') return OFFICE;
  return { id: `reviewer-${unit}`, name: DEMO_WORDS.reviewer, role: 'reviewer', unitId: unit };
}
