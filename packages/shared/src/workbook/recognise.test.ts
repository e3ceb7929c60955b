import { describe, expect, test } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { recogniseSheet, recogniseWorkbook } from './recognise.ts';
import { sheetOf } from '../testing/sheet-of.ts';

const HEADING = ['序号', '项目名称', '投资方', '总投资', '项目阶段', '责任人'];
const ROW = [1, '甲项目', '某集团', 12_000, '签约', '张三'];

function layoutOf(...parameters: Parameters<typeof sheetOf>) {
  const layout = recogniseSheet(sheetOf(...parameters), projectsLedger);
  if (!layout) throw new Error('not recognised');
  return layout;
}

describe('heading', () => {
  test('S01 a heading is known in any width, with spaces, line breaks and remarks', () => {
    const layout = layoutOf([['序号', '项 目\n名 称', '投资方（全称）', '总 投 资（万元）', '项目状态*', '联系人：'], ROW]);
    expect(layout.columns).toEqual({
      B: 'projectName',
      C: 'investor',
      D: 'totalInvestmentYuan',
      E: 'stage',
      F: 'responsiblePerson',
    });
    expect(layout.localColumns).toEqual({ A: '序号' });
  });

  test('S01 a group heading tells planned days from actual ones and gives its unit to the columns below', () => {
    const layout = layoutOf(
      [
        ['项目名称', '责任人', '投资情况（亿元）', null, '计划时间', null, '实际时间', null],
        [null, null, '总投资', '到位资金', '开工', '竣工', '开工日期', '竣工日期'],
        ['甲项目', '张三', 1.2, 0.3],
      ],
      {
        merges: [
          { top: 1, left: 1, bottom: 2, right: 1 },
          { top: 1, left: 2, bottom: 2, right: 2 },
          { top: 1, left: 3, bottom: 1, right: 4 },
          { top: 1, left: 5, bottom: 1, right: 6 },
          { top: 1, left: 7, bottom: 1, right: 8 },
        ],
      },
    );
    expect(layout.headingRows).toEqual([1, 2]);
    expect(layout.columns).toMatchObject({
      C: 'totalInvestmentYuan',
      D: 'fundsInPlaceYuan',
      E: 'plannedStartDay',
      F: 'plannedCompletionDay',
      G: 'startedDay',
      H: 'completedDay',
    });
    expect(layout.yuanPerUnit).toEqual({ C: 100_000_000, D: 100_000_000 });
  });

  test.each([
    ['the heading beats the 单位 line', '单位：亿元', '总投资（万元）', 10_000],
    ['the 单位 line beats the definition', '单位：亿元、个', '总投资', 100_000_000],
    ['the definition is 万元', '填报单位：石桥镇', '总投资', 10_000],
    ['元 is known too', '金额单位：元', '总投资', 1],
  ])('S01 scale: %s', (_, line, heading, yuan) => {
    const layout = layoutOf([[line], ['序号', '项目名称', '投资方', heading, '项目阶段', '责任人'], ROW]);
    expect(layout.yuanPerUnit).toEqual({ D: yuan });
  });

  test('S01 foreign money is no column of ours', () => {
    const layout = layoutOf([['序号', '项目名称', '投资方', '总投资（万美元）', '项目阶段', '责任人'], ROW]);
    expect(layout.localColumns).toMatchObject({ D: '总投资（万美元）' });
    expect(layout.missingColumns).toContain('totalInvestmentYuan');
  });

  test('S10 missing required columns are named once, those with a default are not; a column that comes twice is read once', () => {
    const layout = layoutOf([[...HEADING, '总投资额'], ROW]);
    expect(layout.missingColumns).toEqual(['industry', 'investorOrigin', 'content', 'progress']);
    expect(layout.twiceColumns).toEqual([{ key: 'totalInvestmentYuan', letters: ['D', 'G'] }]);
  });

  test('S01 fewer than four known headings, or no name column, is no ledger', () => {
    expect(recogniseSheet(sheetOf([['项目名称', '投资方', '总投资'], ROW]), projectsLedger)).toBeNull();
    expect(recogniseSheet(sheetOf([['投资方', '总投资', '项目阶段', '责任人', '备注'], ROW]), projectsLedger)).toBeNull();
    expect(recogniseSheet(sheetOf([]), projectsLedger)).toBeNull();
  });

  test('S01 of several sheets the one with most known headings is the ledger', () => {
    const small = sheetOf([HEADING.slice(1, 5)], { name: '摘要' });
    const found = recogniseWorkbook(
      { dateSystem: 1900, customXml: [], sheets: [small, sheetOf([HEADING, ROW], { name: '总表' })] },
      projectsLedger,
    );
    expect(found?.layout.sheet).toBe('总表');
  });

  test('S08 the hidden id column is found and is no column of the ledger', () => {
    const layout = layoutOf([
      [...HEADING, '行标识'],
      [...ROW, 'r0000000000000001'],
    ]);
    expect(layout.idColumn).toBe(7);
    expect(layout.localColumns).toEqual({ A: '序号' });
  });
});

describe('rows', () => {
  test.each([
    ['合 计', 'total'],
    ['总计：', 'total'],
    ['合计（27个）', 'total'],
    ['小　计', 'subtotal'],
    ['石桥镇小计', 'subtotal'],
    ['其中：工业', 'ofWhich'],
    ['示例', 'example'],
    ['（例）', 'example'],
    ['填报人：李四', 'footer'],
    ['注：总投资以合同为准', 'footer'],
    ['一、工业项目（5个）', 'title'],
  ])('S02 a row that begins with %s is skipped as %s', (text, reason) => {
    const layout = layoutOf([HEADING, ROW, [text]]);
    expect(layout.skippedRows).toEqual([{ row: 3, reason }]);
  });

  test.each([
    '例会中心改造项目',
    '合计利科技产业园',
    '其中山路改造项目',
    '注塑机生产基地项目',
    '小计量器具生产项目',
    '总计算中心建设项目',
    '审核通过的示例园区',
    '备注册中心大楼',
  ])('S05 a project called %s is a row', (name) => {
    expect(layoutOf([HEADING, [1, name, '某集团', 12_000, '签约', '张三']]).dataRows).toEqual([2]);
  });

  test('S05 a row with a running number or spaces only is blank; one with a name only is a row', () => {
    const layout = layoutOf([HEADING, ROW, [2], [null, '  ', '\u200b'], [null, '乙项目']]);
    expect(layout.skippedRows).toEqual([
      { row: 3, reason: 'blank' },
      { row: 4, reason: 'blank' },
    ]);
    expect(layout.dataRows).toEqual([2, 5]);
    expect(layout.lastRow).toBe(5);
  });

  test('S01 the heading repeated in the middle is skipped', () => {
    expect(layoutOf([HEADING, ROW, HEADING, ROW]).skippedRows).toEqual([{ row: 3, reason: 'repeatedHeading' }]);
  });

  test('S06 hidden rows are named among the data rows only', () => {
    expect(layoutOf([HEADING, ROW, ROW, ['合计']], { hiddenRows: [3, 4] }).hiddenRows).toEqual([3]);
  });
});
