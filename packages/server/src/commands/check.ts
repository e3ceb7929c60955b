import { type Day, shanghaiDay } from '@double-hundred/shared/kernel/day';
import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { checkReportText } from '@double-hundred/shared/message/command-reports';
import { commandText } from '@double-hundred/shared/message/commands';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { readFileSync } from 'node:fs';
import { type Settings, readSettings } from '../config.ts';
import { demoCampaign } from '../services/seed/demo-campaign.ts';
import { DEMO_UNITS } from '../services/seed/demo-units.ts';
import { checkWorkbook } from '../services/workbook/check-workbook.ts';
import { createReferenceStore } from '../store/libsql/reference-store.ts';
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
    const definition = builtinLedgers.find(({ id }) => id === ledger);
    if (!definition) return fail(commandText.unknownLedger(ledger, builtinLedgers.map(({ id }) => id).join('、')));
    const settings = readSettings(world.environment);
    if (!settings.ok) return fail(settings.error.join('\n'));
    const asOf = asOfOption(input, settings.value.today ?? shanghaiDay(world.now()));
    if (!asOf.ok) return fail(asOf.error, 2);
    const reference = await referenceOf(settings.value, asOf.value);
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
    const context = { ...reference, today: asOf.value, ownUnitId: unit };
    const report = await checkWorkbook(bytes, definition, context, {
      applyProposals: input.values['apply-proposals'] === true,
      ledgers: builtinLedgers,
    });
    if (!report.ok) return fail(report.error.message);
    if (input.values['json'] === true) world.print(JSON.stringify(report.value));
    else for (const line of checkReportText(report.value, definition)) world.print(line);
    const sheetErrors = report.value.findings.some(({ severity }) => severity === 'error');
    return sheetErrors || report.value.summary.rowsWithError > 0 ? 1 : 0;
  },
};

/** Campaign and units of the data folder; where there are none, or invented ones, the demo's as of that day. */
async function referenceOf(settings: Settings, asOf: Day): Promise<Pick<LedgerContext, 'campaign' | 'units'>> {
  const reader = await openReader(databaseUrlOf(settings));
  const kept = reader ? await createReferenceStore(reader).load() : null;
  await reader?.close();
  if (kept !== null && !kept.demo) return kept;
  return { campaign: demoCampaign(asOf), units: DEMO_UNITS };
}
