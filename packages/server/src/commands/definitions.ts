import { builtinLedgers } from '@double-hundred/shared/ledger/builtin';
import { commandText } from '@double-hundred/shared/message/commands';
import { publishTexts } from '@double-hundred/shared/message/definition-diff';
import { readFileSync, writeFileSync } from 'node:fs';
import { definitionWorkbook } from '../services/definitions/definition-workbook.ts';
import { checkDefinition, publishDefinition } from '../services/definitions/publish-definition.ts';
import type { Services } from '../services.ts';
import { type Command, type CommandInput, type CommandWorld, textOption } from './command.ts';
import { withServices } from './with-services.ts';

const AUTHOR = { id: 'command-line', name: commandText.commandLineAuthor };
const STEPS = ['check', 'publish', 'export'] as const;

/** Checks, publishes or writes the workbook of a ledger's definition. `check` and `export` work beside a running server. */
export const definitions: Command = {
  usage: 'definitions check|publish|export FILE.xlsx [--ledger projects] [--note 原因] [--json]',
  options: { ledger: { type: 'string' }, note: { type: 'string' } },
  async run(input, world) {
    const [word, file] = input.positionals;
    const step = STEPS.find((known) => known === word);
    if (step === undefined || file === undefined) {
      world.complain(commandText.optionMissing('check|publish|export FILE.xlsx', 'definitions check 防汛值班台账.xlsx'));
      return 2;
    }
    return withServices(world, step === 'publish' ? 'write' : 'read', async ({ services }) =>
      step === 'export' ? write(services, input, file, world) : read(services, input, file, world, step),
    );
  },
};

async function write(services: Services, input: CommandInput, file: string, world: CommandWorld): Promise<number> {
  const ledger = textOption(input, 'ledger') ?? 'projects';
  const definition = services.reference.published(ledger);
  if (definition === null) {
    const known = [...services.reference.definitions(), ...builtinLedgers].map(({ id }) => id);
    world.complain(commandText.unknownLedger(ledger, [...new Set(known)].join('、')));
    return 1;
  }
  const bytes = await definitionWorkbook(definition);
  try {
    writeFileSync(file, bytes);
  } catch {
    world.complain(commandText.notWritable(file));
    return 1;
  }
  world.print(input.values['json'] === true ? JSON.stringify({ file, bytes: bytes.length }) : commandText.written(file));
  return 0;
}

async function read(
  services: Services,
  input: CommandInput,
  file: string,
  world: CommandWorld,
  step: 'check' | 'publish',
): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch {
    world.complain(commandText.fileMissing(file));
    return 1;
  }
  const note = textOption(input, 'note') ?? publishTexts.commandNote;
  const done =
    step === 'check'
      ? await checkDefinition(services.definitions, bytes)
      : await publishDefinition(services.definitions, bytes, note, AUTHOR);
  if (!done.ok) {
    if (input.values['json'] === true) world.print(JSON.stringify({ ok: false, faults: done.error }));
    else world.complain([publishTexts.faults(done.error.length), ...done.error.map(({ message }) => `  ${message}`)].join('\n'));
    return 1;
  }
  const { definition, changes } = done.value;
  const published = step === 'publish' && changes.length > 0;
  if (published) await services.recheck.run();
  if (input.values['json'] === true) {
    world.print(JSON.stringify({ ok: true, published, ledger: definition.id, version: definition.version, changes }));
    return 0;
  }
  if (changes.length === 0) world.print(publishTexts.none);
  else world.print([publishTexts.changes, ...changes.map(({ text }) => `  ${text}`)].join('\n'));
  if (changes.length > 0)
    world.print((published ? publishTexts.published : publishTexts.checked)(definition.title, definition.version));
  return 0;
}
