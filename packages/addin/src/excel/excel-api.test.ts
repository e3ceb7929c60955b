import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTRA_API, LEAST_API } from './api-sets.ts';

const published = readFileSync(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.d.ts'), 'utf8');
const excel = published.slice(published.indexOf('declare namespace Excel'));
const surface = readFileSync(join(import.meta.dirname, 'excel-api.ts'), 'utf8');

/** Members of the library's core, which belong to no requirement set. */
const CORE = new Set(['load', 'isNullObject', 'sync', 'run', 'items', 'workbook', 'add']);
/** The whole surface stays within what Excel LTSC 2021 has. */
const MOST = 14;

/** What our surface declares: class and member names, such as Range.values. */
function declared(): readonly (readonly [string, string])[] {
  return Array.from(surface.matchAll(/export interface Excel(\w+)[^{]*\{([\s\S]*?)\n\}/g), ([, name = '', body = '']) =>
    Array.from(body.matchAll(/^ {2}(?:readonly )?(\w+)[?(:<]/gm), ([, member = '']) => [name, member] as const),
  ).flat();
}

/** The minor versions of ExcelApi in which the published types say a member came. */
function sets(className: string, member: string): readonly number[] {
  const body = new RegExp(`\\n {4}(?:class|interface) ${className}\\b[^{]*\\{([\\s\\S]*?)\\n {4}\\}`).exec(excel)?.[1] ?? '';
  const found = body.matchAll(new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:readonly )?${member}\\??[(:<]`, 'g'));
  return Array.from(found, ([, comment = '']) => Number(/Api set: ExcelApi 1\.(\d+)/.exec(comment)?.[1] ?? Number.NaN));
}

describe('EXCEL surface', () => {
  const members = declared().filter(
    ([name, member]) => name !== 'Library' && name !== 'Events' && name !== 'Event' && name !== 'Object' && !CORE.has(member),
  );

  it('EXCEL the surface names members the published types know, each with its requirement set', () => {
    expect(members.length).toBeGreaterThan(40);
    expect(members.filter(([name, member]) => !sets(name, member).some((set) => set >= 1)).map((pair) => pair.join('.'))).toEqual(
      [],
    );
  });

  it('EXCEL nothing of the surface is newer than ExcelApi 1.14, and what is newer than 1.9 is asked for first', () => {
    const least = Number(LEAST_API.slice(2));
    const newer = members
      .map(([name, member]) => ({ name: `${name}.${member}`, set: Math.min(...sets(name, member)) }))
      .filter(({ set }) => set > least);
    expect(newer.filter(({ set }) => set > MOST)).toEqual([]);
    expect(newer.map(({ name, set }) => [name, `1.${set}`]).sort()).toEqual([
      ['Range.getMergedAreasOrNullObject', EXTRA_API.mergedAreas],
      ['WorksheetCollection.onRowSorted', EXTRA_API.rowSorted],
    ]);
  });
});
