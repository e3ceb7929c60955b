// npm run rules: writes docs/rules.md and docs/manual/ledgers.md from the ledger definitions.
import { writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ledgerPages } from './rules/ledger-pages.mts';
import { ruleCatalogue } from './rules/rule-catalogue.mts';

const root = join(import.meta.dirname, '..');
const pages = { 'docs/rules.md': ruleCatalogue(), 'docs/manual/ledgers.md': ledgerPages() };
for (const [name, text] of Object.entries(pages)) {
  const file = join(root, name);
  writeFileSync(file, text);
  spawnSync(join(root, 'node_modules', '.bin', 'oxfmt'), [file], { stdio: 'inherit' });
  console.log(name);
}
