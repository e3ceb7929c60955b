// Every rule id of a built-in ledger has a test whose title begins with it, a title and an example with words; docs/rules.md and docs/manual/ledgers.md are up to date.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinLedgers } from '../../packages/shared/src/ledger/builtin.ts';
import { ledgerPages } from '../rules/ledger-pages.mts';
import { idsWithoutText, ruleCatalogue, unformatted } from '../rules/rule-catalogue.mts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const source = join(root, 'packages', 'shared', 'src');
const tests = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');
const ids = new Set(builtinLedgers.flatMap((ledger) => ledger.rules.map((rule) => rule.id)));
const pages = { 'docs/rules.md': ruleCatalogue(), 'docs/manual/ledgers.md': ledgerPages() };
const isStale = (name: string, text: string): boolean =>
  !existsSync(join(root, name)) || unformatted(readFileSync(join(root, name), 'utf8')) !== unformatted(text);
const failures = [
  ...[...ids]
    .filter((id) => !new RegExp(`['"\`]${id} `).test(tests))
    .map((id) => `rule ${id} has no test whose title begins with it`),
  ...idsWithoutText().map((id) => `rule ${id} has no title, or no example in tools/rules/rule-examples.mts that it speaks of`),
  ...Object.entries(pages).flatMap(([name, text]) => (isStale(name, text) ? [`${name} is out of date: npm run rules`] : [])),
];
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
