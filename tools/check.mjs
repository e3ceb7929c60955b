// npm run check: format, lint, types, docs, manifest and rule ids; one name runs that check alone.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const own = (name) => [process.execPath, ['--import', 'tsx', join(root, 'tools', 'check', name)]];
const CHECKS = {
  format: [bin('oxfmt'), ['--check', '.']],
  lint: [bin('oxlint'), ['--type-aware']],
  types: [bin('turbo'), ['run', 'typecheck', '--output-logs=errors-only']],
  docs: own('docs.mjs'),
  manifest: own('manifest.mts'),
  rules: own('rule-ids.mts'),
};

const wanted = process.argv.slice(2);
let failures = 0;
for (const name of wanted.length > 0 ? wanted : Object.keys(CHECKS)) {
  const [command, args] = CHECKS[name];
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } });
  console.log(`${name}: ${done.status === 0 ? 'ok' : 'failed'}`);
  if (done.status !== 0) failures += 1;
}
process.exit(failures === 0 ? 0 : 1);
