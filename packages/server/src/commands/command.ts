import type { RandomBytes } from '@double-hundred/shared/kernel/bytes';
import type { ParseArgsConfig } from 'node:util';
import type { StaticFolders } from '../http/routes/static-files.ts';

/** What a command may touch of the world outside; made in main.ts, and by tests. */
export interface CommandWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  readonly folders: StaticFolders;
  /** The program of the thread in which the server writes. */
  readonly writerThread: URL;
  /** The program that reads one workbook in a thread of its own. */
  readonly readerThread?: URL;
  /** Folder with the pictures of the manuals. */
  readonly pictures: string;
  readonly version: string;
  /** Writes a line for the person or program that called. */
  print(line: string): void;
  /** Writes a line about what went wrong. */
  complain(line: string): void;
  /** Resolves when the process is asked to end. */
  readonly stopRequested: Promise<void>;
}

/** The options and other words of the command line, as `node:util` parsed them. */
export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One command: what it is called with, and what it does. Gives the exit code. */
export interface Command {
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(input: CommandInput, world: CommandWorld): Promise<number>;
}

/** The text of an option; null when it was not given. */
export function textOption(input: CommandInput, name: string): string | null {
  const value = input.values[name];
  return typeof value === 'string' ? value : null;
}
