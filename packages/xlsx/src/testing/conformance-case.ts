import { readFile } from 'node:fs/promises';
import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { parseDay } from '@double-hundred/shared/kernel/day';
import { unitSchema } from '@double-hundred/shared/unit/unit';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import * as z from 'zod';

const sum = z.object({ count: z.number(), yuan: z.number() });

/** What a workbook of the acceptance cases must give; `{either: […]}` may stand for any value. */
const expectedWorkbookSchema = z.object({
  unit: z.string(),
  asOf: z.string(),
  sheet: z.string(),
  dateSystem: z.number(),
  headingRows: z.array(z.number()),
  headerRow: z.number(),
  columns: z.record(z.string(), z.string()),
  yuanPerUnit: z.record(z.string(), z.number()),
  localColumns: z.record(z.string(), z.string()),
  skippedRows: z.array(z.object({ row: z.number(), reason: z.string() })),
  hiddenRows: z.array(z.number()),
  totalLineChecks: z.array(z.unknown()),
  summary: z.object({
    rows: z.number(),
    rowsWithError: z.number(),
    rowsWithErrorOrExplain: z.number(),
    findings: z.record(z.string(), z.number()),
    possibleFurtherFindings: z.record(z.string(), z.number()),
  }),
  totals: z.array(
    z.object({
      proposals: z.enum(['applied', 'pending']),
      reasons: z.enum(['given', 'missing']),
      signed: sum,
      started: sum,
      completed: sum,
      inProduction: sum,
      yuanByUnit: z.unknown().optional(),
    }),
  ),
  rows: z.array(
    z.object({
      row: z.number(),
      values: z.record(z.string(), z.unknown()),
      qualifying: z.boolean().nullable(),
      findings: z.array(z.unknown()),
      normalised: z.array(z.object({ column: z.string(), handling: z.unknown() })).default([]),
      hidden: z.boolean().default(false),
    }),
  ),
});
export type ExpectedWorkbook = z.infer<typeof expectedWorkbookSchema>;

const campaignDataSchema = z.object({
  name: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  days: z.number(),
  thresholdYuan: z.number(),
  industryChains: z.array(z.string()),
  keyLists: z.array(z.string()),
});

/** A workbook of the acceptance cases: its bytes, what it must give, and the context it is checked in. */
export async function conformanceCase(name: string) {
  const bytes = new Uint8Array(await readFile(new URL(`../../test-data/${name}.xlsx`, import.meta.url)));
  const expected = expectedWorkbookSchema.parse(await json(`../../test-data/${name}.expected.json`));
  return { bytes, expected, context: await contextOf(expected.unit, expected.asOf) };
}

/** The context of the acceptance cases for one unit on one day. */
export async function contextOf(unit: string, asOf: string): Promise<LedgerContext> {
  const today = parseDay(asOf);
  if (today === null) throw new Error(`no day: ${asOf}`);
  const { units } = z.object({ units: z.array(unitSchema) }).parse(await json('../../../shared/test-data/units.json'));
  const data = campaignDataSchema.parse(await json('../../../shared/test-data/campaign.json'));
  const campaign = campaignSchema.parse({
    ...data,
    id: 'demo',
    tracks: ['attraction', 'delivery'],
    calendar: 'days',
    countPolicy: 'lead',
    lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
    choices: { industryChain: data.industryChains, keyList: data.keyLists },
  });
  return { campaign, units, today, ownUnitId: unit };
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
}

/** Whether a value is what is expected, with `{either}` taken apart and decimals compared as numbers. */
export function matches(actual: unknown, expected: unknown): boolean {
  if (isRecord(expected) && Array.isArray(expected['either'])) return expected['either'].some((one) => matches(actual, one));
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((one, index) => matches(actual[index], one))
    );
  }
  if (isRecord(expected)) {
    const keys = new Set([...Object.keys(expected), ...(isRecord(actual) ? Object.keys(actual) : [])]);
    return isRecord(actual) && [...keys].every((key) => matches(actual[key], expected[key]));
  }
  return (
    actual === expected || (typeof actual === 'string' && /^-?\d+(?:\.\d+)?$/.test(actual) && Number(actual) === Number(expected))
  );
}

/** Whether the list of what may stand in for something allows there to be nothing. */
export function isOptional(expected: unknown): boolean {
  return isRecord(expected) && Array.isArray(expected['either']) && expected['either'].includes(null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
