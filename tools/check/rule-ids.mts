// Every rule id of a built-in ledger has a test whose title begins with it.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinLedgers } from '../../packages/shared/src/ledger/builtin.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const source = join(root, 'packages', 'shared', 'src');
const tests = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');
const ids = new Set(builtinLedgers.flatMap((ledger) => ledger.rules.map((rule) => rule.id)));
const untested = [...ids].filter((id) => !new RegExp(`['"\`]${id} `).test(tests));
for (const id of untested) console.error(`rule ${id} has no test whose title begins with it`);
process.exit(untested.length === 0 ? 0 : 1);
