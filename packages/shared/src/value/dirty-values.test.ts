import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import { sampleColumn, sampleContext } from '../testing/sample-ledger.ts';
import { readCell } from './read-cell.ts';

type Typed = string | number;
type Wanted = null | number | string | string[] | { error: string };
interface Kind {
  readonly id: string;
  readonly fn: string;
  readonly kind: string;
  readonly cases: readonly (readonly [Typed, Wanted | { either: Wanted[] }, (string | { fmt: string })?])[];
}

const kinds = JSON.parse(readFileSync(new URL('../../test-data/dirty-values.json', import.meta.url), 'utf8')) as Kind[];
const types: Readonly<Record<string, ColumnType>> = {
  date: { kind: 'day' },
  wan: { kind: 'wan' },
  pct: { kind: 'percent' },
  text: { kind: 'text' },
  phone: { kind: 'phone' },
  uscc: { kind: 'uscc' },
  name: { kind: 'person' },
};
const context = sampleContext();

/** The outcome in the words of the case file: amounts in 万元 and percentages in per cent. */
function outcome(fn: string, typed: Typed, format: string | undefined): unknown {
  const type = types[fn];
  if (type === undefined) throw new Error(`unknown kind ${fn}`);
  const reading = readCell(sampleColumn(type), format === undefined ? { value: typed } : { value: typed, format }, context);
  const [finding] = reading.findings;
  if (finding) {
    expect(finding.message).toContain('测试列');
    expect(finding.expected).toContain('如');
    return { error: finding.ruleId };
  }
  return inWords(fn, reading.value);
}

function inWords(fn: string, value: FieldValue | null): unknown {
  if (typeof value !== 'number') return value;
  return fn === 'wan' ? value / 10_000 : fn === 'pct' ? value / 100 : value;
}

describe('dirty values', () => {
  for (const { id, fn, kind, cases } of kinds) {
    for (const [typed, wanted, more] of cases) {
      const format = typeof more === 'object' ? more.fmt : more;
      it(`${id} ${kind}: ${JSON.stringify(typed)}${format === undefined ? '' : ` shown as ${format}`} is ${JSON.stringify(wanted)}`, () => {
        const accepted = wanted !== null && typeof wanted === 'object' && 'either' in wanted ? wanted.either : [wanted];
        expect(accepted).toContainEqual(outcome(fn, typed, format));
      });
    }
  }
});
