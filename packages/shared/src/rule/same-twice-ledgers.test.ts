import { describe, expect, it } from 'vitest';
import { createSheetChecker } from '../check/sheet-checker.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';
import { testDistrict } from '../testing/district.ts';
import { definitionOf, findings, sheet } from '../testing/ledger-findings.ts';
import { testLinks, testRow } from '../testing/ledger-rows.ts';

describe('the same thing in two rows', () => {
  it('M003 tells all that is the same, and the cell to mend is the one that tells milestones apart', () => {
    const open = testRow('milestones');
    const [found] = findings('milestones', {}, { peers: [{ key: '#2', fields: open, stands: true }] });
    expect(found?.message).toBe(
      '“项目名称”“晟霖碳纤维复合材料研发及制造项目”、“节点名称”“主体结构封顶”与第2行相同，同一个节点可能填了两次。',
    );
    expect(found?.expected).toContain('请改正“节点名称”');
  });

  it('M003 a milestone whose actual day cannot be read is neither open nor done, until it is mended', () => {
    const definition = definitionOf('milestones');
    const context = testDistrict();
    const open = cellsOfFields(definition, testRow('milestones', { weight: 5_000 }), context);
    const unread = { ...open, actualDay: { value: '11月中下旬' } };
    const checker = createSheetChecker(definition, context, { links: testLinks() });
    const ids = () => checker.rows().map((row) => row.findings.flatMap(({ ruleId }) => (ruleId === 'M003' ? [ruleId] : [])));
    checker.load([
      { key: 'r1', cells: open },
      { key: 'r2', cells: unread },
    ]);
    expect(ids()).toEqual([[], []]);
    checker.upsert({ key: 'r2', cells: open });
    expect(ids()).toEqual([['M003'], ['M003']]);
    checker.upsert({ key: 'r1', cells: unread });
    expect(ids()).toEqual([[], []]);
  });

  it('F002 a bonus that does not say for which achievement is paid twice beside any other of its project', () => {
    const row = testRow('funds');
    const blank = testRow('funds', { achievement: null });
    const twice = [['F002 info achievement'], ['F002 error achievement']];
    expect(sheet('funds', [blank, blank])).toEqual(twice);
    expect(sheet('funds', [row, blank])).toEqual(twice);
    expect(sheet('funds', [blank, row])).toEqual(twice);
    const links = testLinks(
      new Map([
        [
          'projects',
          [{ rowId: 'rproject0000000001', fields: testRow('projects'), verified: new Set(['signed', 'started'] as const) }],
        ],
      ]),
    );
    const beside = { peers: [{ key: '#4', fields: row, stands: true }], links };
    expect(findings('funds', { achievement: '新开工' }, beside)).toEqual([]);
    const [found] = findings('funds', { achievement: null }, beside);
    expect(found?.message).toBe(
      '“项目名称”“晟霖碳纤维复合材料研发及制造项目”与第4行“区双百行动指挥部会议纪要〔2026〕12号”相同，同一个款项可能填了两次。',
    );
    expect(found?.expected).toContain('请在两行都填写“奖励成果”');
  });
});
