#!/usr/bin/env node
// The command line: runs the built server, which holds all commands.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../packages/server/dist/main.js', import.meta.url);
if (!existsSync(fileURLToPath(main))) {
  console.error('程序还没有构建，请先运行 npm run build。');
  process.exit(1);
}
await import(main.href);
