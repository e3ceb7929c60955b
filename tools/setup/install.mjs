import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MIN_NODE = [20, 19];

/** Ends with one sentence when this Node is too old; the message comes before any module that needs a newer one. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  console.error(`需要 Node.js ${MIN_NODE.join('.')} 或更高版本，当前为 ${process.versions.node}。请升级 Node.js 后重试。`);
  process.exit(1);
}

/** Runs npm ci when node_modules does not belong to this package-lock.json; silent when it does. */
export function installPackages(root) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.double-hundred-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('正在安装依赖（npm ci），首次约需半分钟……');
  run(root, 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], '依赖安装失败：请检查能否访问 npm 源，然后重试。');
  writeFileSync(stamp, wanted);
}

/** Builds what is out of date (turbo keeps a cache beside node_modules). */
export function build(root) {
  const turbo = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo');
  run(root, turbo, ['run', 'build', '--output-logs=errors-only'], '构建失败：上面是出错的位置。');
}

/** Runs a command to its end with our terminal; says the sentence and ends when it fails. */
export function run(root, command, args, failure, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (done.status === 0) return;
  if (failure) console.error(failure);
  process.exit(done.status ?? 1);
}
