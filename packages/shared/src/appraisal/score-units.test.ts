import { describe, expect, it } from 'vitest';
import type { Unit } from '../unit/unit.ts';
import { scoreUnits } from './score-units.ts';
import { type FigureToScore, type ScoredRow, unitFigures } from './scored-figures.ts';
import { type ScoringRules, scoringRulesSchema } from './scoring-rules.ts';

const YI = 100_000_000;
const units: readonly Unit[] = [
  { id: 'shiqiao', name: '石桥镇', kind: 'town', aliases: [] },
  { id: 'liuwan', name: '柳湾镇', kind: 'town', aliases: [] },
  { id: 'jiangbin', name: '江滨街道', kind: 'subdistrict', aliases: [] },
  { id: 'shangwuju', name: '区商务局', kind: 'department', aliases: [] },
];
const row = (rowId: string, unitId: string, more: Partial<ScoredRow> = {}): ScoredRow => ({
  rowId,
  rev: 2,
  projectName: `项目${rowId}`,
  unitId,
  kind: 'signed',
  day: '2026-10-08',
  bps: 10_000,
  lead: true,
  yuan: 2 * YI,
  ...more,
});
const rules: ScoringRules = scoringRulesSchema.parse({
  groups: [
    { id: 'territorial', name: '镇街', unitKinds: ['town', 'subdistrict'] },
    { id: 'departmental', name: '区直部门', unitKinds: ['department'] },
  ],
  ranking: 'byGroup',
  tailSize: 1,
  items: [
    { id: 'signing', title: '新签约完成率', kind: 'ratio', achievement: 'signed', measure: 'count', points: 40, cap: 1.2 },
    { id: 'size', title: '项目规模', kind: 'tier', achievement: 'signed', tiers: [{ atLeastYuan: YI, points: 2 }] },
    { id: 'late', title: '迟报', kind: 'event', points: -1, floor: -5 },
  ],
});
const targets = [
  { unitId: 'shiqiao', kind: 'signed' as const, count: 2, yuan: null },
  { unitId: 'liuwan', kind: 'signed' as const, count: 2, yuan: null },
];
const rows = [row('a', 'shiqiao'), row('b', 'shiqiao'), row('c', 'liuwan'), row('c', 'shiqiao', { lead: false, bps: 2_000 })];
const keptOf = (list: readonly ScoredRow[]): readonly FigureToScore[] =>
  ['shiqiao', 'liuwan'].map((unitId) => {
    const own = list.filter((each) => each.unitId === unitId);
    const led = own.filter(({ lead }) => lead);
    return {
      unitId,
      kind: 'signed',
      shareBps: own.reduce((sum, { bps }) => sum + bps, 0),
      lead: led.length,
      each: own.length,
      yuan: own.reduce((sum, { yuan }) => sum + yuan, 0),
      ledYuan: led.map(({ yuan }) => yuan),
      rows: own,
    };
  });
const entries = [{ id: 'e1', itemId: 'late', unitId: 'liuwan', day: '2026-10-20', amount: 2, ground: '9 月第 3 周报表迟报' }];
const score = ({ told, ...given }: { rules?: ScoringRules; exemptions?: ReadonlyMap<string, string>; told?: number } = {}) =>
  scoreUnits({
    rules,
    units,
    figures: unitFigures(
      units.map((unit) => unit.id),
      keptOf(rows).map((kept) => ({ ...kept, rows: kept.rows.slice(0, told) })),
      targets,
      'lead',
    ),
    entries,
    exemptions: new Map(),
    ...given,
  });

describe('SCORE of units', () => {
  it('SCORE adds the items of a unit, each traced to revisions of rows or to entries', () => {
    const liuwan = score().find((unit) => unit.unitId === 'liuwan');
    expect(liuwan?.items.map((item) => item.points)).toEqual([20, 2, -2]);
    expect(liuwan?.points).toBe(20);
    expect(liuwan?.items[0]?.trace).toMatchObject([{ kind: 'row', rowId: 'c', rev: 2 }]);
    expect(liuwan?.items[2]?.trace).toMatchObject([{ kind: 'entry', entryId: 'e1', amount: 2 }]);
  });

  it('SCORE ranks within groups and leaves out units without verified figures', () => {
    const places = score().map(({ unitId, groupId, rank }) => [groupId, unitId, rank]);
    expect(places).toEqual([
      ['territorial', 'shiqiao', 1],
      ['territorial', 'liuwan', 2],
      ['territorial', 'jiangbin', null],
      ['departmental', 'shangwuju', null],
    ]);
    expect(score()[2]?.unranked).toContain('还没有核定数');
  });

  it('SCORE names the last of a group for criticism unless force majeure was recorded', () => {
    expect(score()[1]?.tail).toBe(true);
    expect(score({ exemptions: new Map([['liuwan', '洪灾']]) })[1]).toMatchObject({
      tail: false,
      exempt: '已登记免列末位：洪灾',
    });
  });

  it('SCORE tells of an item how many rows its trace leaves out, and scores them all the same', () => {
    const [whole, short] = [score()[0], score({ told: 1 })[0]];
    expect(short?.points).toBe(whole?.points);
    expect(short?.items[0]).toMatchObject({ moreRows: 2, trace: [{ rowId: 'a' }] });
    expect(whole?.items[0]).not.toHaveProperty('moreRows');
  });

  it('SCORE without ranking gives points and traces, but no order', () => {
    const unordered = score({ rules: { ...rules, ranking: 'none' } });
    expect(unordered.every((unit) => unit.rank === null && !unit.tail)).toBe(true);
    expect(unordered[0]?.points).toBe(44);
  });
});
