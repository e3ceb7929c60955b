import { commandText, helpText } from '@double-hundred/shared/message/commands';
import { parseArgs } from 'node:util';
import type { Command, CommandInput, CommandWorld } from './command.ts';

/** Every command, loaded only when it is called: serve must be ready at once. */
const COMMANDS: Readonly<Record<keyof typeof helpText.commands, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  seed: async () => (await import('./seed.ts')).seed,
  check: async () => (await import('./check.ts')).check,
  import: async () => (await import('./import.ts')).importFile,
  totals: async () => (await import('./totals.ts')).totals,
  export: async () => (await import('./export.ts')).exportFile,
  definitions: async () => (await import('./definitions.ts')).definitions,
  recompute: async () => (await import('./recompute.ts')).recompute,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restoreBackup,
  'verify-audit': async () => (await import('./verify-audit.ts')).verifyAuditChain,
  'office-kit': async () => (await import('./office-kit.ts')).officeKit,
  'create-user': async () => (await import('./create-user.ts')).createUser,
};

/** Runs the command that the words name and gives the exit code: 0 done, 1 refused or errors found, 2 called wrongly. */
export async function runCommand(words: readonly string[], world: CommandWorld): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    world.print(overview());
    return name === '' ? 2 : 0;
  }
  if (name === '--version') {
    world.print(world.version);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : null;
  if (load === null) {
    world.complain(commandText.unknownCommand(name));
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    world.print(`${helpText.usage} ${command.usage}\n${helpText.commands[name as keyof typeof COMMANDS]}`);
    return 0;
  }
  const input = readInput(command, rest);
  if (input === null) {
    world.complain(commandText.badOption(`${helpText.usage} ${command.usage}`));
    return 2;
  }
  return command.run(input, world);
}

function readInput(command: Command, words: readonly string[]): CommandInput | null {
  try {
    const options = { json: { type: 'boolean' as const }, ...command.options };
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as CommandInput['values'], positionals };
  } catch {
    return null;
  }
}

function overview(): string {
  const lines = Object.entries(helpText.commands).map(([name, text]) => `  ${name.padEnd(14)}${text}`);
  return [helpText.lead, '', helpText.usageLine, '', ...lines, '', helpText.settings].join('\n');
}
