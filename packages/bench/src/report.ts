import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './folders.ts';
import type { Figure, Measure, MeasureResult } from './measure.ts';

/** Writes docs/performance.md from the results kept, whichever run they are of. */
export function writeReport(resultsFolder: string, measures: readonly Measure[]): void {
  const results = measures.flatMap(({ name }) => {
    const file = join(resultsFolder, `${name}.json`);
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as MeasureResult] : [];
  });
  const lines = [...head(results), ...missed(results), ...results.flatMap(section)];
  writeFileSync(join(projectFolder, 'docs', 'performance.md'), `${lines.join('\n')}\n`);
}

function head(results: readonly MeasureResult[]): string[] {
  const machines = [...new Set(results.map(({ machine }) => machine))];
  return [
    '# Performance',
    '',
    'Written by `npm run bench`; one measure alone by `npm run bench -- --only NAME`, faster and rougher with `--quick`. The numbers behind it are in `packages/bench/results`.',
    '',
    'Contenders take turns (round-robin) in processes of their own and every figure is the median of its rounds. Ratios are taken within a round, so they hold on a busy machine too; absolute figures only give the scale.',
    "What is measured is the bundled product: the server as it is shipped, the pane's own code in Chromium. Peers (better-sqlite3, pouchdb-server, exceljs) are installed beside the bench package by the script and are no dependencies.",
    '',
    ...machines.map((machine) => `Machine: ${machine}.`),
    '',
  ];
}

function missed(results: readonly MeasureResult[]): string[] {
  const barred = results.flatMap(({ name, figures }) =>
    figures.filter(({ met }) => met !== undefined).map((figure) => ({ name, ...figure })),
  );
  const failing = barred.filter(({ met }) => met === false);
  const verdict = `**${barred.length - failing.length} of ${barred.length} bars are met.**`;
  if (failing.length === 0) return [verdict, ''];
  return [
    `${verdict} Missed:`,
    '',
    ...failing.map(
      ({ name, what, value, bar, note }) =>
        `- ${name} — ${what}: ${value}, bar ${bar}.${note === undefined ? '' : ` ${sentence(note)}`}`,
    ),
    '',
  ];
}

function section({ name, title, day, rounds, quick, figures }: MeasureResult): string[] {
  return [
    `## ${title}`,
    '',
    `\`npm run bench -- --only ${name}\`, ${day}, ${rounds} rounds${quick ? ', quick' : ''}`,
    '',
    '| What | Figure | Bar | |',
    '|---|---|---|---|',
    ...figures.map(line),
    '',
  ];
}

function line({ what, value, bar, met, note }: Figure): string {
  const verdict = met === undefined ? '' : met ? 'met' : '**missed**';
  return `| ${what} | ${value} | ${bar ?? ''} | ${[verdict, note].filter(Boolean).join('; ')} |`;
}

function sentence(note: string): string {
  return note.charAt(0).toUpperCase() + note.slice(1) + (note.endsWith('.') ? '' : '.');
}
