// npm run test:long: the model test of the sync with 50,000 runs, more kill -9 rounds, and all thirteen seeded bugs.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installPackages, requireNode, run } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
requireNode();
installPackages(root);
build(root);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
run(root, process.execPath, [vitest, 'run', '--project', 'server'], undefined, { MODEL_RUNS: '50000', KILL_ROUNDS: '200' });
run(root, process.execPath, [join(root, 'tools', 'sync-mutants.mjs')], undefined);
