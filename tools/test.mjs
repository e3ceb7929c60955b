// npm test: sets up what is missing (packages, build, Chromium), then runs every test once.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './setup/browser.mjs';
import { build, installPackages, requireNode, run } from './setup/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
requireNode();
installPackages(root);
build(root);
const browser = findBrowser();
if (!browser) {
  console.error(
    '没有找到 Chromium：请先安装（Debian/Ubuntu：sudo apt-get install -y chromium fonts-noto-cjk），或用环境变量 CHROMIUM 指明其路径。',
  );
  process.exit(1);
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
run(root, process.execPath, [vitest, 'run', ...process.argv.slice(2)], undefined, { CHROMIUM: browser });
