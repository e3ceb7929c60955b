// Seeds known bugs into the sync, one at a time, and sees that the model test finds each of them.
// The product's sources stay as they are: a bug is a source line replaced while the model is bundled.
// `node tools/sync-mutants.mjs` runs all, `node tools/sync-mutants.mjs lww clobber` some of them.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { BUGS, MODEL, placesOf } from './sync-bugs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/sync-mutants');
const asked = process.argv.slice(2);
const chosen = asked.length === 0 ? BUGS : BUGS.filter((bug) => asked.includes(bug.name));
const unknown = asked.filter((name) => BUGS.every((bug) => bug.name !== name));
if (unknown.length > 0) {
  console.error(`No such bug: ${unknown.join(', ')}. There are: ${BUGS.map((bug) => bug.name).join(', ')}.`);
  process.exit(2);
}

let found = 0;
for (const bug of chosen) {
  const started = performance.now();
  const checkOffices = await bundleWith(bug);
  const finding = await checkOffices({ ...bug.options, seed: 42, limitMs: 300_000 });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  // A crash is no proof: only a broken invariant, named by its number, counts.
  const caught = finding.violation !== null && /\bI\d+ /.test(finding.violation);
  if (caught) found += 1;
  const verdict = caught
    ? `found after ${finding.runs} runs, ${finding.counterexample?.length ?? 0} steps: ${finding.violation}`
    : `NOT FOUND in ${finding.runs} runs${finding.violation === null ? '' : ` (${finding.violation})`}`;
  console.log(
    `${bug.name.padEnd(14)} ${`${seconds} s`.padStart(8)}  ${bug.wrong}\n${' '.repeat(25)}${verdict.replace(/\s+/g, ' ').slice(0, 200)}`,
  );
}
console.log(`${found} of ${chosen.length}`);
rmSync(cache, { recursive: true, force: true });
process.exitCode = found === chosen.length ? 0 : 1;

/** Bundles the model with the bug's lines replaced and gives its entry. */
async function bundleWith(bug) {
  const applied = new Set();
  const plugin = {
    name: 'seeded-bug',
    enforce: 'pre',
    load(id) {
      const edits = bug.edits.filter(([file]) => id === join(root, file));
      if (edits.length === 0) return null;
      let code = readFileSync(id, 'utf8');
      for (const edit of edits) {
        const [file, from, to] = edit;
        if ((code.match(placesOf(from)) ?? []).length !== 1)
          throw new Error(`${bug.name}: ${file} must hold this line exactly once: ${from}`);
        code = code.replace(placesOf(from), () => to);
        applied.add(edit);
      }
      return code;
    },
  };
  const outDir = join(cache, bug.name);
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [plugin],
    ssr: { noExternal: true },
    build: { ssr: join(root, MODEL, 'office.ts'), outDir, emptyOutDir: true, minify: false, target: 'node20' },
  });
  if (applied.size !== bug.edits.length)
    throw new Error(`${bug.name}: ${bug.edits.length - applied.size} edits were not reached`);
  const { checkOffices } = await import(pathToFileURL(join(outDir, 'office.js')).href);
  return checkOffices;
}
