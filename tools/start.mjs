// npm start: sets up what is missing, seeds the demo district on the first start, and serves.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installPackages, requireNode, run } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
requireNode();
installPackages(root);
build(root);

const server = join(root, 'packages', 'server', 'dist', 'main.js');
const dataFolder = resolve(root, process.env.DATA_DIR ?? 'data');
const env = { DATA_DIR: dataFolder };
if (!process.env.DATABASE_URL && !existsSync(join(dataFolder, 'double-hundred.db'))) {
  run(root, process.execPath, [server, 'seed', '--demo'], undefined, env);
}

const child = spawn(process.execPath, [server, 'serve'], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
