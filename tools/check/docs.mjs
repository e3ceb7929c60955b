// Every file that a document names exists, both READMEs show both commands, and no README is longer than 150 lines.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const failures = [];

const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join('docs', name)),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(root, name));

for (const file of documents) {
  const text = readFileSync(file, 'utf8');
  const name = relative(root, file);
  for (const [, target] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    if (!existsSync(join(dirname(file), target))) failures.push(`${name} links to ${target}, which does not exist`);
  }
  for (const [, path] of text.matchAll(/`((?:packages|tools|docs|e2e|\.ci)\/[\w./-]+)`/g)) {
    if (!existsSync(join(root, path))) failures.push(`${name} names ${path}, which does not exist`);
  }
}
for (const name of ['README.md', 'README.zh-CN.md']) {
  const text = readFileSync(join(root, name), 'utf8');
  for (const command of ['npm start', 'npm test']) if (!text.includes(command)) failures.push(`${name} does not show ${command}`);
  if (text.split('\n').length > 151) failures.push(`${name} is longer than 150 lines`);
}
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
