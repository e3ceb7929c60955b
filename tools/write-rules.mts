// npm run rules: writes docs/rules.md from the ledger definitions.
import { writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ruleCatalogue } from './rules/rule-catalogue.mts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs', 'rules.md');
writeFileSync(file, ruleCatalogue());
spawnSync(join(root, 'node_modules', '.bin', 'oxfmt'), [file], { stdio: 'inherit' });
console.log('docs/rules.md');
