import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { checkReportText } from '@double-hundred/shared/message/command-reports';
import { commandText } from '@double-hundred/shared/message/commands';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { readFileSync } from 'node:fs';
import { type Settings, readSettings } from '../config.ts';
import { loadReference } from '../services/reference/reference.ts';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { checkWorkbook } from '../services/workbook/check-workbook.ts';
import { createDefinitionStore } from '../store/libsql/definition-store.ts';
import { createReferenceStore } from '../store/libsql/reference-store.ts';
import { createRuleStore } from '../store/libsql/rule-store.ts';
import { openReader } from '../store/libsql/open-reader.ts';
import { type Command, textOption } from './command.ts';
import { asOfOption } from './day-option.ts';
import { databaseUrlOf } from './open-services.ts';

/** Checks a workbook without storing anything, beside a running server or without one; exit code 1 when errors are found. */
export const check: Command = {
  usage: 'check FILE.xlsx --ledger projects [--unit ID] [--as-of YYYY-MM-DD] [--apply-proposals] [--json]',
  options: {
    ledger: { type: 'string' },
    unit: { type: 'string' },
    'as-of': { type: 'string' },
    'apply-proposals': { type: 'boolean' },
  },
  async run(input, world) {
    const fail = (sentence: string, code = 1) => {
      world.complain(sentence);
      return code;
    };
    const [file] = input.positionals;
    if (file === undefined) return fail(commandText.optionMissing('FILE.xlsx', 'check 台账.xlsx --ledger projects'), 2);
    const ledger = textOption(input, 'ledger') ?? 'projects';
    const settings = readSettings(world.environment);
    if (!settings.ok) return fail(settings.error.join('\n'));
    const asked = asOfOption(input, null);
    if (!asked.ok) return fail(asked.error, 2);
    const { ledgers, today, ...reference } = await groundOf(settings.value, asked.value, world.now());
    const definition = ledgers.find(({ id }) => id === ledger);
    if (!definition) return fail(commandText.unknownLedger(ledger, ledgers.map(({ id }) => id).join('、')));
    const unit = textOption(input, 'unit') ?? '';
    if (unit !== '' && !reference.units.some(({ id }) => id === unit)) {
      return fail(commandText.unknownUnit(unit, reference.units.map(({ id }) => id).join('、')));
    }
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(readFileSync(file));
    } catch {
      return fail(commandText.fileMissing(file));
    }
    const context = { ...reference, today, ownUnitId: unit };
    const report = await checkWorkbook(bytes, definition, context, {
      applyProposals: input.values['apply-proposals'] === true,
      ledgers,
    });
    if (!report.ok) return fail(report.error.message);
    if (input.values['json'] === true) world.print(JSON.stringify(report.value));
    else for (const line of checkReportText(report.value, definition)) world.print(line);
    const sheetErrors = report.value.findings.some(({ severity }) => severity === 'error');
    return sheetErrors || report.value.summary.rowsWithError > 0 ? 1 : 0;
  },
};

interface CheckGround extends Pick<LedgerContext, 'campaign' | 'units' | 'today'> {
  readonly ledgers: readonly LedgerDefinition[];
}

/**
 * Ledgers, campaign and units of the data folder, with the definitions the district has published and the lives of its
 * rules on that day. Where there are none, the built-in ledgers; where they are invented, the demo's campaign as of that
 * day, and only there TODAY says which day that is.
 */
async function groundOf(settings: Settings, asked: Day | null, now: number): Promise<CheckGround> {
  const realDay = asked ?? shanghaiDay(now);
  const demoDay = asked ?? settings.today ?? realDay;
  const demo = { campaign: demoCampaign(demoDay), units: DEMO_UNITS, today: demoDay };
  const reader = await openReader(databaseUrlOf(settings));
  if (reader === null) return { ...demo, ledgers: builtinLedgers };
  let today = demoDay;
  try {
    const reference = await loadReference({
      store: createReferenceStore(reader),
      rules: createRuleStore(reader),
      published: createDefinitionStore(reader),
      clock: { now: () => now, today: () => today },
      definitions: builtinLedgers,
    });
    const campaign = reference.campaign();
    const own = campaign === null || reference.demo() ? demo : { campaign, units: reference.units(), today: realDay };
    today = own.today;
    return { ...own, ledgers: reference.definitions() };
  } finally {
    await reader.close();
  }
}
