import { describe, expect, test } from 'vitest';
import { projectsLedger } from '../ledger/projects.ts';
import { sheetOf } from '../testing/sheet-of.ts';
import { headingColumns } from './heading-columns.ts';
import { recogniseSheet } from './recognise.ts';
import { memoryOf, type RememberedLayout, templateMemory } from './remembered-layout.ts';

const HEADING = ['序号', '工程名称', '投资方', '规模（亿元）', '状态', '经手', '附注'];
const ROW = [1, '甲项目', '某集团', 1.2, '签约', '张三', '无'];

/** A clerk's own sheet, in which two headings were told to the pane by hand. */
function confirmed(): RememberedLayout {
  const sheet = sheetOf([HEADING, ROW]);
  const base = recogniseSheet(
    sheetOf([['序号', '项目名称', '投资方', '总投资（亿元）', '项目阶段', '责任人', '备注'], ROW]),
    projectsLedger,
  );
  if (base === null) throw new Error('not recognised');
  return memoryOf(base, headingColumns(sheet, [1]), { G: null });
}

function read(heading: readonly (string | null)[], memory = confirmed()) {
  return recogniseSheet(sheetOf([['某镇台账'], heading, ROW]), projectsLedger, memory);
}

describe('MAPPING that was confirmed', () => {
  test('MAPPING goes before any guess, and a column said to be none stays none', () => {
    const layout = read(HEADING);
    expect(layout?.columns).toEqual({
      B: 'projectName',
      C: 'investor',
      D: 'totalInvestmentYuan',
      E: 'stage',
      F: 'responsiblePerson',
    });
    expect(layout?.yuanPerUnit).toEqual({ D: 100_000_000 });
    expect(layout?.localColumns).toEqual({ A: '序号', G: '附注' });
  });

  test('MAPPING follows columns that were moved and stays when others are put in', () => {
    const layout = read(['规模（亿元）', '序号', '新加的', '工程名称', '投资方', '状态', '经手', '附注']);
    expect(layout?.columns).toEqual({
      A: 'totalInvestmentYuan',
      D: 'projectName',
      E: 'investor',
      F: 'stage',
      G: 'responsiblePerson',
    });
    expect(layout?.yuanPerUnit).toEqual({ A: 100_000_000 });
    expect(layout?.localColumns).toMatchObject({ C: '新加的' });
  });

  test('MAPPING survives renamed headings between neighbours that stayed, also the name column', () => {
    const layout = read(['序号', '名头', '投资方', '规模（万元）', '状态', '办事人', '附注']);
    expect(Object.values(layout?.columns ?? {})).toEqual([
      'projectName',
      'investor',
      'totalInvestmentYuan',
      'stage',
      'responsiblePerson',
    ]);
    expect(layout?.yuanPerUnit).toEqual({ D: 10_000 });
  });

  test('MAPPING of a template takes a renamed heading, but not another known column in its place', () => {
    const own = projectsLedger.columns.map(({ heading }) => heading);
    const memory = templateMemory(projectsLedger, '项目总台账');
    const renamed = ['序号', ...own.map((heading) => (heading === '总投资' ? '投资情况' : heading))];
    expect(Object.values(read(renamed, memory)?.columns ?? {})).toEqual(projectsLedger.columns.map(({ key }) => key));
    const replaced = [
      '序号',
      ...own.filter((heading) => heading !== '备注').map((heading) => (heading === '总投资' ? '备注' : heading)),
    ];
    const layout = read(replaced, memory);
    expect(layout?.missingColumns).toEqual(['totalInvestmentYuan']);
    expect(Object.values(layout?.columns ?? {})).toContain('remark');
  });

  test('MAPPING of another table says nothing: with fewer than half of its headings the sheet speaks for itself', () => {
    const layout = read(['序号', '项目名称', '投资方', '总投资', '项目阶段', '责任人', '联系电话']);
    expect(layout?.columns).toMatchObject({ B: 'projectName', D: 'totalInvestmentYuan', G: 'phone' });
    expect(layout?.yuanPerUnit).toEqual({ D: 10_000 });
  });
});
