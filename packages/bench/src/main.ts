import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildContenders } from './build-contenders.ts';
import { benchFolder } from './folders.ts';
import type { Measure, MeasureResult } from './measure.ts';
import { checkMeasure } from './measure-check.ts';
import { districtMeasure } from './measure-district.ts';
import { pullMeasure } from './measure-pull.ts';
import { pushMeasure } from './measure-push.ts';
import { sixtyUnitsMeasure } from './measure-sixty-units.ts';
import { totalsMeasure } from './measure-totals.ts';
import { xlsxMeasure } from './measure-xlsx.ts';
import { writeReport } from './report.ts';

const MEASURES: readonly Measure[] = [
  checkMeasure,
  pushMeasure,
  sixtyUnitsMeasure,
  pullMeasure,
  totalsMeasure,
  districtMeasure,
  xlsxMeasure,
];

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : null;
const chosen = MEASURES.filter((measure) => only === null || measure.name === only);
if (words.includes('--help') || chosen.length === 0) {
  console.log(`npm run bench -- [--quick] [--only ${MEASURES.map((measure) => measure.name).join(' | ')}] [--report]`);
  process.exit(only !== null && chosen.length === 0 ? 1 : 0);
}

const results = join(benchFolder, 'results');
mkdirSync(results, { recursive: true });
if (!words.includes('--report')) {
  await buildContenders();
  let failures = 0;
  for (const measure of chosen) failures += (await take(measure)) ? 0 : 1;
  process.exitCode = failures === 0 ? 0 : 1;
}
writeReport(results, MEASURES);

async function take(measure: Measure): Promise<boolean> {
  const rounds = quick ? 3 : 5;
  console.log(`\n${measure.name}: ${measure.title}`);
  const started = Date.now();
  try {
    const figures = await measure.run({ rounds, quick });
    const day = new Date().toISOString().slice(0, 10);
    const result: MeasureResult = { name: measure.name, title: measure.title, day, machine: machine(), rounds, quick, figures };
    writeFileSync(join(results, `${measure.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    for (const { what, value, bar, met, note } of figures) {
      const verdict = met === undefined ? '' : `  [${bar}: ${met ? 'met' : 'MISSED'}]`;
      console.log(`  ${what}: ${value}${verdict}${note === undefined ? '' : `  (${note})`}`);
    }
    console.log(`  taken in ${Math.round((Date.now() - started) / 1_000)} s`);
    return true;
  } catch (error) {
    console.error(`  ${measure.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
}
