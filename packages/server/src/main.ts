import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandText } from '@double-hundred/shared/message/commands';
import packageFile from '../package.json' with { type: 'json' };
import { runCommand } from './commands/run-command.ts';

// Both src/ and dist/ lie two folders below packages/.
const packages = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// A reader such as `head` may close the pipe early; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const stopRequested = new Promise<void>((resolve) => {
  process.on('SIGTERM', () => resolve());
  process.on('SIGINT', () => resolve());
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: process.env,
    now: () => Date.now(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    folders: {
      workbench: join(packages, 'workbench', 'dist'),
      pane: join(packages, 'addin', 'dist'),
      console: join(packages, 'console', 'dist'),
    },
    // Bundled, they lie beside this program.
    writerThread: new URL('writer-thread.js', import.meta.url),
    readerThread: new URL('reader-thread.js', import.meta.url),
    pictures: join(packages, '..', 'docs', 'images'),
    version: packageFile.version,
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    stopRequested,
  });
} catch (error) {
  process.stderr.write(
    `${commandText.unexpected}\n${process.env['LOG_LEVEL'] === 'debug' && error instanceof Error ? `${error.stack}\n` : ''}`,
  );
  process.exitCode = 1;
}
