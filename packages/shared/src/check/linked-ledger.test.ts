import { describe, expect, it } from 'vitest';
import { builtinLedger } from '../ledger/builtin.ts';
import type { LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';
import { testDistrict } from '../testing/district.ts';
import { testRow } from '../testing/ledger-rows.ts';
import { diceOf, smallWorldRow } from '../testing/small-world.ts';
import { linksOf } from './known-rows.ts';
import { liveLedger } from './linked-ledger.ts';
import type { RowLinks } from './row-links.ts';
import { createSheetChecker } from './sheet-checker.ts';

const NAMES = ['晟霖碳纤维项目', '晟霖碳纤维工程', '晟霖碳纤维二期', '瑞丰智能装备项目', '瑞丰智能装备', '远海物流园'];
const district = testDistrict();

function definitionOf(id: string): LedgerDefinition {
  const definition = builtinLedger(id);
  if (definition === null) throw new Error(id);
  return definition;
}

type Row = { readonly rowId: string; readonly fields: RowFields };

/** Rows of another ledger: some under ids, some only under their place, names often twice. */
function otherRows(ledger: string, roll: (sides: number) => number): Row[] {
  return Array.from({ length: roll(5) }, (_, place) => {
    const name = NAMES[roll(NAMES.length)] ?? '';
    const changes: Record<string, FieldValue> = ledger === 'projects' ? { projectName: name } : { projectRef: { text: name } };
    return { rowId: roll(3) === 0 ? `#${place + 2}` : `r${place}`, fields: testRow(ledger, changes) };
  });
}

describe('changes in another ledger', () => {
  it.each(['milestones', 'issues', 'support', 'outreach', 'funds'])(
    'AGREE after any changes in other ledgers the rows of %s are as if checked anew',
    (ledger) => {
      const definition = definitionOf(ledger);
      for (let seed = 1; seed <= 300; seed += 1) {
        const roll = diceOf(seed);
        const live = new Map(['projects', 'issues'].map((id) => [id, liveLedger(definitionOf(id))]));
        const links: RowLinks = { ledger: (id) => live.get(id) ?? null };
        let known = new Map<string, Row[]>();
        const turn = (id: string) => {
          known = new Map([...known, [id, otherRows(id, roll)]]);
          return live.get(id)?.replace(known.get(id) ?? []);
        };
        /** The same for one row that stays where it is. */
        const turnOne = (id: string) => {
          const rows = known.get(id) ?? [];
          const place = roll(Math.max(1, rows.length));
          const fresh = otherRows(id, () => 3 + (seed % 2))[0];
          const old = rows[place];
          if (old === undefined || fresh === undefined) return live.get(id)?.put([]);
          const row = { rowId: old.rowId, fields: fresh.fields };
          known = new Map([...known, [id, rows.with(place, row)]]);
          return live.get(id)?.put([row]);
        };
        turn('projects');
        turn('issues');
        const refs = definition.columns.filter(({ type }) => type.kind === 'ref').map(({ key }) => key);
        const rows = Array.from({ length: 1 + roll(6) }, (_, place) => {
          const fields: Record<string, FieldValue> = { ...smallWorldRow(ledger, roll) };
          for (const key of refs) fields[key] = { text: roll(4) === 0 ? '瑞丰智能装配项目' : (NAMES[roll(NAMES.length)] ?? '') };
          return { key: `r${place}`, cells: cellsOfFields(definition, fields, district) };
        });
        const checker = createSheetChecker(definition, district, { links });
        checker.load(rows);
        for (let step = 0; step < 4; step += 1) {
          const id = roll(2) === 0 ? 'projects' : 'issues';
          const change = roll(2) === 0 ? turn(id) : turnOne(id);
          if (change) for (const key of checker.concernedBy(change)) checker.again(key);
        }
        const anew = createSheetChecker(definition, district, {
          links: linksOf(['projects', 'issues'].map(definitionOf), known),
        });
        anew.load(rows);
        expect([seed, ...checker.rows()]).toEqual([seed, ...anew.rows()]);
      }
    },
    60_000,
  );

  it('AGREE the same rows given again change nothing, and one renamed row is told by both its names and its id', () => {
    const ledger = liveLedger(definitionOf('projects'));
    const rows = [
      { rowId: 'r1', fields: testRow('projects', { projectName: NAMES[0] ?? '' }) },
      { rowId: 'r2', fields: testRow('projects', { projectName: NAMES[3] ?? '' }) },
    ];
    ledger.replace(rows);
    expect([...ledger.replace([...rows]).keys]).toEqual([]);
    const renamed = [
      rows[0] ?? { rowId: '', fields: {} },
      { rowId: 'r2', fields: testRow('projects', { projectName: '新名字' }) },
    ];
    expect([...ledger.replace(renamed).keys].sort()).toEqual(['#r2', '新名字', NAMES[3]].sort());
    expect(ledger.byName(NAMES[3] ?? '')).toEqual([]);
    expect(ledger.byName('新名字')).toHaveLength(1);
  });
});
