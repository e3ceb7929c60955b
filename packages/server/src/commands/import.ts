import { importReportText } from '@double-hundred/shared/message/command-reports';
import { commandText } from '@double-hundred/shared/message/commands';
import { ALL_LEDGERS, type ImportResponse } from '@double-hundred/shared/protocol/workbook-report';
import { readFileSync } from 'node:fs';
import type { Reference } from '../services/reference/reference.ts';
import { type Command, textOption } from './command.ts';
import { withServices } from './with-services.ts';

const AUTHOR = { id: 'command-line', name: commandText.commandLineAuthor };

/** Sends the rows of a workbook as the unit's own: same reading, same rules, same merge as the route. Exit code 1 when a row is not taken. */
export const importFile: Command = {
  usage: 'import FILE.xlsx --ledger projects|all --unit ID [--validate] [--apply-proposals] [--json]',
  options: {
    ledger: { type: 'string' },
    unit: { type: 'string' },
    validate: { type: 'boolean' },
    'apply-proposals': { type: 'boolean' },
  },
  async run(input, world) {
    const [file] = input.positionals;
    const unit = textOption(input, 'unit');
    if (file === undefined)
      world.complain(commandText.optionMissing('FILE.xlsx', 'import 台账.xlsx --ledger projects --unit shiqiao'));
    if (unit === null) world.complain(commandText.optionMissing('--unit', '--unit shiqiao'));
    if (file === undefined || unit === null) return 2;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(readFileSync(file));
    } catch {
      world.complain(commandText.fileMissing(file));
      return 1;
    }
    return withServices(world, 'write', async ({ services }) => {
      const units = services.reference.units();
      if (units.length > 0 && !units.some(({ id }) => id === unit)) {
        world.complain(commandText.unknownUnit(unit, units.map(({ id }) => id).join('、')));
        return 1;
      }
      const ledger = textOption(input, 'ledger') ?? 'projects';
      const mode = input.values['validate'] === true ? 'validate' : 'commit';
      const applyProposals = input.values['apply-proposals'] === true;
      const request = { bytes, unit, mode, applyProposals } as const;
      const imported =
        ledger === ALL_LEDGERS
          ? await services.importEvery(request, AUTHOR)
          : await services.importWorkbook({ ...request, ledger }, AUTHOR);
      if (!imported.ok) {
        world.complain(imported.error.detail);
        return 1;
      }
      const answers = 'ledgers' in imported.value ? imported.value.ledgers : [imported.value];
      if (input.values['json'] === true) world.print(JSON.stringify(imported.value));
      else for (const line of linesOf(answers, services.reference)) world.print(line);
      const taken = ['accepted', 'merged', 'noop'];
      return answers.every(({ results }) => Object.keys(results).every((status) => taken.includes(status))) ? 0 : 1;
    });
  },
};

function linesOf(answers: readonly ImportResponse[], reference: Pick<Reference, 'definition'>): readonly string[] {
  return answers.flatMap((answer) => {
    const definition = reference.definition(answer.ledger);
    return definition === null ? [] : importReportText(answer, definition);
  });
}
