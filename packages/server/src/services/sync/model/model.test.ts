import { expect, test } from 'vitest';
import { checkOffices } from './office.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 2_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 42);
/** A long run uses longer stories and splits them between ordinary offices and ones whose server is restored often. */
const LONG = RUNS > 2_000;
const HOURS = 4 * 3_600_000;

test(
  'I1 I2 I3 I4 I5 I6 I7 I9 I10 hold for copies of a workbook under edits, sorts, pastes, lost messages, crashes and restores',
  { timeout: LONG ? HOURS : 180_000 },
  async () => {
    const finding = await checkOffices({
      runs: Math.ceil(RUNS * 0.8),
      seed: SEED,
      bias: 'even',
      maxOperations: LONG ? 120 : 80,
      limitMs: null,
    });
    expect(finding.violation, JSON.stringify(finding.counterexample)).toBeNull();
    const { syncs, lost, conflicts, epochs } = finding.counts;
    expect(Math.min(syncs, lost, conflicts, epochs)).toBeGreaterThan(RUNS / 20);
  },
);

test(
  'I1 I3 I5 hold when the server is restored again and again under many copies',
  { timeout: LONG ? HOURS : 180_000 },
  async () => {
    const finding = await checkOffices({
      runs: Math.floor(RUNS * 0.2),
      seed: SEED + 1,
      bias: 'epochs',
      maxOperations: LONG ? 120 : 80,
      limitMs: null,
    });
    expect(finding.violation, JSON.stringify(finding.counterexample)).toBeNull();
  },
);
