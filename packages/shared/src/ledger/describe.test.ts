import { describe, expect, it } from 'vitest';
import { testCampaign } from '../testing/district.ts';
import { describeLedger } from './describe.ts';
import { projectsLedger } from './projects.ts';

const columns = new Map(describeLedger(projectsLedger, testCampaign()).map((column) => [column.key, column]));

describe('columns as people are told about them', () => {
  it('LEDGER every column has a heading, a help text, an example and a word for its type', () => {
    expect(columns.size).toBe(projectsLedger.columns.length);
    for (const { heading, help, example, type, required, width } of columns.values()) {
      for (const text of [heading, help, example, type, required]) expect(text).not.toBe('');
      expect(width).toBeGreaterThan(0);
    }
  });

  it('LEDGER amounts carry their unit in the heading', () => {
    expect(columns.get('totalInvestmentYuan')?.heading).toBe('总投资(万元)');
    expect(columns.get('landMu')?.heading).toBe('用地面积(亩)');
  });

  it('LEDGER lists give their own choices or those of the campaign', () => {
    expect(columns.get('stage')?.choices).toHaveLength(9);
    expect(columns.get('industryChain')?.choices).toContain('高端装备');
    expect(columns.get('remark')?.choices).toBeNull();
  });

  it('LEDGER what is required is said in words', () => {
    expect(
      ['investor', 'introducingUnit', 'uscc', 'industryChain', 'evidence', 'remark'].map((key) => columns.get(key)?.required),
    ).toEqual([
      '必填',
      '必填（空着就是本单位）',
      '到“注册”阶段必填',
      '“产业类别”为“工业”的，到“签约”阶段必填',
      '到“签约”阶段应填，没有的要说明',
      '选填',
    ]);
  });

  it('LEDGER confidential columns say who may see them', () => {
    expect(columns.get('investor')?.confidential).toContain('保密');
    expect(columns.get('phone')?.confidential).toContain('督查');
    expect(columns.get('progress')?.confidential).toBeNull();
  });
});
