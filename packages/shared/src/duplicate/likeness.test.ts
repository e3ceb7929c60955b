import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates, groupDuplicates } from './find-duplicates.ts';
import { type ComparedProject, diceOf, likenessOf } from './likeness.ts';

const YI = 100_000_000;
const project = (rowId: string, unitId: string, more: Partial<ComparedProject> = {}): ComparedProject => ({
  rowId,
  unitId,
  name: `${rowId.repeat(6)}项目`,
  investor: `${rowId}铸造有限公司`,
  company: '',
  uscc: '',
  projectCode: '',
  place: '',
  investmentYuan: 2 * YI,
  ...more,
});
const uscc = '91320698MB1000001X';

describe('DUPLICATE likeness', () => {
  it('DUPLICATE same credit code is enough for a case, the amount alone is not', () => {
    const [left, right] = [project('a', 'shiqiao', { uscc }), project('b', 'liuwan', { uscc: uscc.toLowerCase() })];
    expect(likenessOf(left, right)).toEqual({ score: 75, reasons: ['统一社会信用代码相同', '总投资相差不超过 5%'] });
    expect(likenessOf(project('甲', 'shiqiao'), project('乙', 'liuwan')).score).toBeLessThan(50);
  });

  it('DUPLICATE name, investor, amount within 5 % and place make a case without any code', () => {
    const left = project('a', 'shiqiao', {
      name: '嘉澜预制菜中央厨房项目',
      investor: '苏陵嘉澜食品集团有限公司',
      place: '石桥镇工业路1号',
    });
    const right = project('b', 'liuwan', {
      name: '嘉澜预制菜 中央厨房（一期）建设项目',
      investor: '苏陵嘉澜食品集团',
      place: '石桥镇工业路一号',
      investmentYuan: 2.1 * YI,
    });
    expect(likenessOf(left, right)).toMatchObject({
      score: 85,
      reasons: ['项目名称相同', '投资方或项目公司相同', expect.any(String), '建设地点相近'],
    });
    expect(likenessOf(left, { ...right, investmentYuan: 2.2 * YI }).reasons).not.toContain('总投资相差不超过 5%');
  });

  it('DUPLICATE likeness is the same both ways round, from 0 to 100', () => {
    const text = fc.string({ unit: fc.constantFrom('江', '湾', '新', '材', '料', '项', '目', 'A'), maxLength: 12 });
    const any = fc.record({ name: text, investor: text, company: text, uscc: text, projectCode: text, place: text });
    fc.assert(
      fc.property(any, any, (left, right) => {
        const [a, b] = [project('a', 'x', left), project('b', 'y', right)];
        const there = likenessOf(a, b);
        return there.score === likenessOf(b, a).score && there.score >= 0 && there.score <= 100;
      }),
      { seed: 42 },
    );
    expect(diceOf('江湾', '江湾')).toBe(1);
    expect(diceOf('', '')).toBe(0);
  });
});

describe('DUPLICATE search', () => {
  it('DUPLICATE rows of one unit are not a case: P007 tells the clerk about them', () => {
    expect(findDuplicates([project('a', 'shiqiao', { uscc }), project('b', 'shiqiao', { uscc })])).toEqual([]);
  });

  it('DUPLICATE pairs that share a row are one case of all rows', () => {
    const rows = [
      project('a', 'shiqiao', { uscc }),
      project('b', 'liuwan', { uscc, projectCode: '2607-320698-99-01-242545' }),
      project('c', 'kaifaqu', { projectCode: '2607-320698-99-01-242545' }),
      project('d', 'jiangbin'),
    ];
    expect(groupDuplicates(findDuplicates(rows))).toMatchObject([{ rowIds: ['a', 'b', 'c'], score: 95 }]);
  });

  it('DUPLICATE search finds what comparing every pair finds, as far as they share a key', () => {
    const pick = (values: readonly string[]) => fc.constantFrom(...values);
    const any = fc.record({
      unitId: pick(['u', 'v', 'w']),
      name: pick(['甲项目', '乙项目', '丙项目']),
      investor: pick(['', '甲公司', '乙集团']),
      uscc: pick(['', '1', '2']),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (made) => {
        const rows = made.map((more, index) => project(String(index).padStart(2, '0'), more.unitId, more));
        const pairs = rows.flatMap((left, index) =>
          rows.slice(index + 1).filter((right) => left.unitId !== right.unitId && likenessOf(left, right).score >= 50),
        );
        expect(findDuplicates(rows)).toHaveLength(pairs.length);
      }),
      { seed: 42 },
    );
  });
});
