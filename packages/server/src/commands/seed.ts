import type { Command } from './command.ts';

export const seed: Command = { usage: 'seed --demo', options: { demo: { type: 'boolean' }, from: { type: 'string' } }, run: async () => 1 };
