import { campaignSchema } from '@double-hundred/shared/campaign/campaign';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { commandText, seedText } from '@double-hundred/shared/message/commands';
import { unitSchema } from '@double-hundred/shared/unit/unit';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { seedDesk } from '../services/seed/seed-desk.ts';
import { seedPeople, seedReportedTwice, seedRows } from '../services/seed/seed-demo.ts';
import { campaignFaults } from '../services/setup/campaign-faults.ts';
import { unitFaults } from '../services/setup/unit-faults.ts';
import { type Command, type CommandWorld, textOption } from './command.ts';
import { type OpenServices, openServices } from './open-services.ts';

const sourceSchema = z.object({ campaign: campaignSchema, units: z.array(unitSchema).min(1) });
const passwordFileSchema = z.record(z.string(), z.string());

/** Fills an empty data folder: with the fictional demo district, or with the campaign and units of a file. */
export const seed: Command = {
  usage: 'seed --demo | --from FILE.json',
  options: { demo: { type: 'boolean' }, from: { type: 'string' } },
  async run(input, world) {
    const from = textOption(input, 'from');
    const demo = input.values['demo'] === true;
    if (demo === (from !== null)) {
      world.complain(seedText.chooseSource);
      return 2;
    }
    const opened = await openServices(world);
    if (!opened.ok) {
      world.complain(opened.error);
      return 1;
    }
    try {
      const json = input.values['json'] === true;
      return from === null
        ? await seedDemo(opened.value, world, json)
        : await seedFrom(opened.value, world, { file: from, json });
    } finally {
      await opened.value.database.close();
    }
  },
};

async function seedDemo({ settings, services }: OpenServices, world: CommandWorld, json: boolean): Promise<number> {
  if (settings.production) {
    world.complain(commandText.demoInProduction);
    return 1;
  }
  const before = services.reference.campaign();
  if (before !== null && !services.reference.demo()) {
    world.complain(seedText.alreadySeeded(before.name));
    return 1;
  }
  const campaign = before ?? demoCampaign(settings.today ?? shanghaiDay(world.now()));
  if (before === null) await services.referenceStore.save({ campaign, units: DEMO_UNITS, demo: true });
  const deps = { ...services, randomBytes: world.randomBytes };
  const file = join(resolve(settings.dataDir), 'demo-users.json');
  let passwords: Readonly<Record<string, string>> = {};
  const users = await seedPeople(deps, settings.demoPassword, (made) => {
    passwords = made;
    keepPasswords(file, made);
  });
  const { rows, refused } = await seedRows(deps, campaign);
  if (refused > 0) {
    world.complain(seedText.rowsRefused(refused));
    return 1;
  }
  // Only once: decisions and hand-ins are made anew by people, not by seeding again.
  if (users > 0 && (await seedReportedTwice(deps, campaign))) await seedDesk(services, campaign);
  if (users === 0) {
    if (json) world.print(JSON.stringify({ demo: true, rows: 0, users: 0 }));
    else world.print(seedText.alreadySeeded(campaign.name));
    return 0;
  }
  if (json) world.print(JSON.stringify({ demo: true, rows, users, passwordFile: file, passwords }));
  else announce(world, { rows, users, file, passwords, onePassword: settings.demoPassword !== null });
  return 0;
}

function announce(
  world: CommandWorld,
  seeded: { rows: number; users: number; file: string; passwords: Readonly<Record<string, string>>; onePassword: boolean },
): void {
  world.print(seedText.seededDemo(seeded.rows, seeded.users));
  world.print(seedText.passwordsIn(seeded.file));
  if (seeded.onePassword) world.print(commandText.demoPasswordSet);
  else for (const [user, password] of Object.entries(seeded.passwords)) world.print(`  ${user.padEnd(24)}${password}`);
}

// A broken-off attempt may have left passwords of accounts that exist already.
function keepPasswords(file: string, passwords: Readonly<Record<string, string>>): void {
  const kept = existsSync(file) ? passwordFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const all = { ...(kept?.success ? kept.data : {}), ...passwords };
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`, { mode: 0o600 });
}

async function seedFrom(
  { services }: OpenServices,
  world: CommandWorld,
  { file, json }: { readonly file: string; readonly json: boolean },
): Promise<number> {
  const before = services.reference.campaign();
  if (before !== null) {
    world.complain(seedText.alreadySeeded(before.name));
    return 1;
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    world.complain(commandText.fileMissing(file));
    return 1;
  }
  const source = sourceSchema.safeParse(content);
  if (!source.success) {
    world.complain(seedText.sourceWrong(file, `/${source.error.issues[0]?.path.map(String).join('/') ?? ''}`));
    return 1;
  }
  const { campaign, units } = source.data;
  const faults = [
    ...campaignFaults(campaign, null).map((fault) => ({ ...fault, pointer: `/campaign${fault.pointer}` })),
    ...unitFaults(units, []),
  ];
  if (faults.length > 0) {
    for (const { pointer, detail } of faults) world.complain(seedText.sourceRefused(file, pointer, detail));
    return 1;
  }
  const at = new Date(world.now()).toISOString();
  const audit = { at, actor: 'command-line', action: 'campaign.setUp', subject: campaign.id, detail: { campaign, units } };
  await services.referenceStore.save({ campaign, units, demo: false }, audit);
  if (json) world.print(JSON.stringify({ demo: false, campaign: campaign.id, units: units.length }));
  else world.print(seedText.seeded(campaign.name, units.length));
  return 0;
}
