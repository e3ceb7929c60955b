import { basisSchema } from '@double-hundred/shared/campaign/campaign';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { commandText } from '@double-hundred/shared/message/commands';
import { problemText } from '@double-hundred/shared/message/problems';
import type { User } from '@double-hundred/shared/protocol/session';
import { writeFileSync } from 'node:fs';
import type { Services } from '../services.ts';
import { totalsWorkbook } from '../services/workbook/totals-workbook.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { asOfOption } from './day-option.ts';
import { withServices } from './with-services.ts';

const SHANGHAI_MS = 8 * 3_600_000;
const OFFICE: User = { id: 'command-line', name: commandText.commandLineAuthor, role: 'districtOffice', unitId: null };

/** Writes the consolidated workbook or a unit's ledger, beside a running server or without one. */
export const exportFile: Command = {
  usage: 'export totals|ledger --out FILE.xlsx [--as-of YYYY-MM-DD] [--basis claimed] [--ledger projects --unit ID]',
  options: {
    out: { type: 'string' },
    'as-of': { type: 'string' },
    basis: { type: 'string' },
    ledger: { type: 'string' },
    unit: { type: 'string' },
  },
  async run(input, world) {
    const [what] = input.positionals;
    const out = textOption(input, 'out');
    if (what !== 'totals' && what !== 'ledger')
      world.complain(commandText.optionMissing('totals|ledger', 'export totals --out 汇总.xlsx'));
    if (out === null) world.complain(commandText.optionMissing('--out', '--out 汇总.xlsx'));
    if (out === null || (what !== 'totals' && what !== 'ledger')) return 2;
    return withServices(world, 'read', async ({ services }) => {
      const made = what === 'totals' ? await totalsFile(input, services) : await ledgerFile(input, services);
      if (!made.ok) {
        world.complain(made.error.sentence);
        return made.error.code;
      }
      try {
        writeFileSync(out, made.value);
      } catch {
        world.complain(commandText.notWritable(out));
        return 1;
      }
      world.print(
        input.values['json'] === true ? JSON.stringify({ file: out, bytes: made.value.length }) : commandText.written(out),
      );
      return 0;
    });
  },
};

/** Why there is no file, and the exit code for it: 1 refused, 2 called wrongly. */
interface ExportFault {
  readonly sentence: string;
  readonly code: 1 | 2;
}

async function totalsFile(input: CommandInput, services: Services): Promise<Result<Uint8Array, ExportFault>> {
  const asOf = asOfOption(input, services.clock.today());
  if (!asOf.ok) return err({ sentence: asOf.error, code: 2 });
  const basis = basisSchema.safeParse(textOption(input, 'basis') ?? 'claimed');
  if (!basis.success) return err({ sentence: commandText.unknownBasis(textOption(input, 'basis') ?? ''), code: 2 });
  const campaign = services.reference.campaign();
  if (campaign === null) return err({ sentence: problemText.noCampaign, code: 1 });
  const units = services.reference.units();
  const query = { asOf: asOf.value, basis: basis.data, kind: undefined, groupBy: ['unit', 'kind'] as const, knownAt: null };
  const totals = await services.totals.read(query, { campaign, units }, null);
  const generatedAt = new Date(services.clock.now() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
  return ok(await totalsWorkbook({ totals, units, campaign, generatedAt }));
}

async function ledgerFile(input: CommandInput, services: Services): Promise<Result<Uint8Array, ExportFault>> {
  const unit = textOption(input, 'unit');
  const units = services.reference.units();
  if (unit === null) return err({ sentence: commandText.optionMissing('--unit', '--unit shiqiao'), code: 2 });
  if (!units.some(({ id }) => id === unit))
    return err({ sentence: commandText.unknownUnit(unit, units.map(({ id }) => id).join('、')), code: 1 });
  const made = await services.template({ unit, ledger: textOption(input, 'ledger') ?? 'projects' }, OFFICE);
  return made.ok ? made : err({ sentence: made.error.detail, code: 1 });
}
