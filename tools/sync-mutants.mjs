// Seeds known bugs into the sync, one at a time, and sees that the model test finds each of them.
// The product's sources stay as they are: a bug is a source line replaced while the model is bundled.
// `node tools/sync-mutants.mjs` runs all, `node tools/sync-mutants.mjs lww clobber` some of them.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/sync-mutants');
const SHARED = 'packages/shared/src/sync';
const SERVER = 'packages/server/src/services/sync';
const MODEL = `${SERVER}/model`;

const EVEN = { bias: 'even', maxOperations: 80, runs: 3_000 };
const EPOCHS = { bias: 'epochs', maxOperations: 120, runs: 20_000 };

/** name, what is wrong, the lines that make it so, and which runs look for it. */
const BUGS = [
  {
    name: 'counterIds',
    wrong: 'mutation ids count per file, and the server trusts a known id whatever it carries',
    options: EVEN,
    edits: [
      [`${SHARED}/diff.ts`, 'const emptied: string[] = [];', 'const emptied: string[] = []; let counter = state.counter ?? 0;'],
      [`${SHARED}/diff.ts`, "id: deps.ids.next('m'), rowId, kind: 'upsert', ...change", 'id: `m${state.fileId.slice(1)}x${(counter += 1)}`, rowId, kind: \'upsert\', ...change'],
      [`${SHARED}/diff.ts`, 'state: { ...state, outbox }', 'state: { ...state, outbox, counter }'],
      [`${SERVER}/push.ts`, 'if (known.payloadHash !== prepared.payloadHash) return reusedResult(prepared);', ''],
    ],
  },
  {
    name: 'noDedup',
    wrong: 'a mutation that comes again is applied again',
    options: EVEN,
    edits: [[`${SERVER}/push.ts`, 'const known = ground.mutations.get(each.read.id) ?? draft.settled(each.read.id);', 'const known = undefined;']],
  },
  {
    name: 'atomicAll',
    wrong: 'one invalid row refuses the whole push',
    options: EVEN,
    edits: [
      [
        `${SERVER}/push.ts`,
        'const headSeq = ground.head.headSeq + draft.revisions.length;',
        "const headSeq = ground.head.headSeq + draft.revisions.length; if (results.some((result) => result.status === 'invalid')) return err(noCampaign());",
      ],
    ],
  },
  {
    name: 'revEqualsBase',
    wrong: 'an equal revision number is taken for the version seen',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, 'if (sameValue(server, base) || reclaims)', 'if (sameValue(server, base) || reclaims || mutation.baseRev === row.rev)']],
  },
  {
    name: 'lww',
    wrong: 'the last writer wins',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, 'if (sameValue(server, base) || reclaims)', 'if (true)']],
  },
  {
    name: 'dropConflict',
    wrong: 'the losing value of a conflict is not kept',
    options: EVEN,
    edits: [[`${SERVER}/settle-mutation.ts`, 'draft.conflicts.push(conflict);', '']],
  },
  {
    name: 'deleteWins',
    wrong: 'a delete is taken against a version its author has not seen',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, "if (!seen) return outcome('conflict'", "if (false) return outcome('conflict'"]],
  },
  {
    name: 'dropGone',
    wrong: 'an edit of a deleted row is thrown away',
    options: EVEN,
    edits: [[`${SHARED}/merge.ts`, "return outcome('gone', { conflicts });", "return outcome('gone');"]],
  },
  {
    name: 'noDupFix',
    wrong: 'two rows of a sheet may keep one id',
    options: EVEN,
    edits: [[`${SHARED}/repair.ts`, 'if (row === keeper) continue;', 'continue;']],
  },
  {
    name: 'clobber',
    wrong: 'a cell edited while a call was under way is overwritten',
    options: EVEN,
    edits: [[`${SHARED}/absorb-row.ts`, 'return row.refused?.has(field) !== true && sameValue(row.fields[field], known);', 'return true;']],
  },
  {
    name: 'shadowLocal',
    wrong: 'the shadow is kept outside the file, so a restored backup meets a newer one',
    options: EVEN,
    edits: [[`${MODEL}/office.ts`, 'restoredFile: (backup) => backup', 'restoredFile: (backup, present) => ({ rows: backup.rows, state: { ...backup.state, shadow: present.state.shadow } })']],
  },
  {
    name: 'noEpoch',
    wrong: 'a restored server goes on under the old epoch',
    options: EVEN,
    edits: [[`${MODEL}/served-office.ts`, "const epoch = ids.next('e');", "const { epoch } = store.present().head;"]],
  },
  {
    name: 'fileReoffer',
    wrong: 'one flag per file says that rows must be offered again, instead of each row’s own epoch',
    options: EPOCHS,
    edits: [
      [`${SHARED}/epoch.ts`, 'return { ...kept, epoch, cursor: 0, outbox: {}, held: {} };', 'return { ...kept, epoch, cursor: 0, outbox: {}, held: {}, reoffer: state.epoch !== null };'],
      [`${SHARED}/epoch.ts`, 'return shadow.epoch !== state.epoch;', 'return state.reoffer === true;'],
      [`${SHARED}/pull-changes.ts`, '  return null;\n}', '  if (run.state.reoffer === true) await run.deps.saveState((run.state = { ...run.state, reoffer: false }));\n  return null;\n}'],
    ],
  },
];

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
  const verdict = caught ? `found after ${finding.runs} runs, ${finding.counterexample?.length ?? 0} steps: ${finding.violation}` : `NOT FOUND in ${finding.runs} runs${finding.violation === null ? '' : ` (${finding.violation})`}`;
  console.log(`${bug.name.padEnd(14)} ${`${seconds} s`.padStart(8)}  ${bug.wrong}\n${' '.repeat(25)}${verdict.replace(/\s+/g, ' ').slice(0, 200)}`);
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
        if (code.split(from).length !== 2) throw new Error(`${bug.name}: ${file} must hold this line exactly once: ${from}`);
        code = code.replace(from, () => to);
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
  if (applied.size !== bug.edits.length) throw new Error(`${bug.name}: ${bug.edits.length - applied.size} edits were not reached`);
  const { checkOffices } = await import(pathToFileURL(join(outDir, 'office.js')).href);
  return checkOffices;
}
