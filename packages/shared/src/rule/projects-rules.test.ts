import { describe, expect, it } from 'vitest';
import { type FieldsToCheck, checkFields } from '../check/check-fields.ts';
import type { Day } from '../kernel/day.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';
import type { Finding } from './finding.ts';

const district = testDistrict();

type Changes = Readonly<Record<string, FieldValue | null>>;

function check(fields: RowFields, beside: Partial<FieldsToCheck> = {}): Finding[] {
  return checkFields(projectsLedger, district, { key: 'r1', fields, peers: [], ...beside }).findings;
}

function found(ruleId: string, stage: string, changes: Changes, beside: Partial<FieldsToCheck> = {}): Finding[] {
  return check(testProject(stage, changes), beside).filter((finding) => finding.ruleId === ruleId);
}

function only(findings: readonly Finding[]): Finding {
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
}

describe('a project without fault', () => {
  it.each(['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产'])(
    'RULES a complete project at %s has no finding at all',
    (stage) => {
      expect(check(testProject(stage))).toEqual([]);
    },
  );

  it('RULES a complete project that ended with a remark has no finding at all', () => {
    expect(check(testProject('终止', { remark: '双方协议终止。' }))).toEqual([]);
  });
});

describe('REQUIRED and P001', () => {
  it('REQUIRED an empty investor is an error that names the column and gives an example', () => {
    const finding = only(found('REQUIRED', '在谈', { investor: null }));
    expect(finding).toMatchObject({ severity: 'error', column: 'investor' });
    expect(finding.message).toContain('“投资方”');
    expect(finding.expected).toContain('有限公司');
  });

  it('REQUIRED a refused cell and an empty 引进单位 are not reported as empty', () => {
    expect(found('REQUIRED', '在谈', { investor: null, introducingUnit: null }, { refused: new Set(['investor']) })).toEqual([]);
  });

  it('P001 qualifying is computed at the threshold, inclusive, and is never a finding', () => {
    const qualifying = (totalInvestmentYuan: number | null) =>
      checkFields(projectsLedger, district, { key: 'r1', fields: testProject('在谈', { totalInvestmentYuan }), peers: [] });
    expect(qualifying(100_000_000).qualifying).toBe(true);
    expect(qualifying(99_999_999).qualifying).toBe(false);
    expect(qualifying(null).qualifying).toBeNull();
    expect(qualifying(150_000_000).findings.map(({ ruleId }) => ruleId)).not.toContain('P001');
  });
});

describe('stage and days', () => {
  it('P002 a project at 开工 without its start day is an error that names stage and column', () => {
    const finding = only(found('P002', '开工', { startedDay: null }));
    expect(finding).toMatchObject({ severity: 'error', column: 'startedDay' });
    expect(finding.message).toBe('“项目阶段”为“开工”，“开工日期”却是空的。');
    expect(finding.expected).toContain('2026-10-22');
  });

  it('P002 an industry chain is required from 签约 of 工业 alone', () => {
    expect(found('P002', '签约', { industryChain: null })).toHaveLength(1);
    expect(found('P002', '签约', { industryChain: null, industry: '民生' })).toEqual([]);
    expect(found('P002', '在谈', { industryChain: null })).toEqual([]);
  });

  it('P002 a refused cell and an ended project require nothing', () => {
    expect(found('P002', '开工', { startedDay: null }, { refused: new Set(['startedDay']) })).toEqual([]);
    expect(found('P002', '终止', { startedDay: null, company: null })).toEqual([]);
  });

  it.each([
    ['error', '竣工', { completedDay: '2026-05-17' }, 'completedDay', '2026-05-17'],
    ['error', '投产', { completedDay: null, productionDay: '2026-05-17' }, 'productionDay', '2026-05-17'],
    ['explain', '开工', { signedDay: '2026-05-19', registeredDay: null, approvedDay: null }, 'startedDay', '2026-05-19'],
    ['explain', '开工', { approvedDay: '2026-05-19' }, 'startedDay', '未批先建'],
    ['explain', '投产', { productionDay: '2026-10-11' }, 'productionDay', '2026-10-12'],
    ['info', '注册', { registeredDay: '2026-03-01' }, 'registeredDay', '2026-03-01'],
    ['info', '立项', { approvedDay: '2026-03-01', registeredDay: null }, 'approvedDay', '2026-03-02'],
    ['info', '立项', { approvedDay: '2026-03-19' }, 'approvedDay', '2026-03-20'],
  ] as const)('P003 days in the wrong order are %s at %s', (severity, stage, changes, column, shown) => {
    const finding = only(found('P003', stage, changes));
    expect(finding).toMatchObject({ severity, column });
    expect(finding.message).toContain(shown);
  });

  it('P003 two stages on the same day are in order', () => {
    expect(
      found('P003', '投产', {
        signedDay: '2026-05-18',
        registeredDay: '2026-05-18',
        approvedDay: '2026-05-18',
        completedDay: '2026-05-18',
        productionDay: '2026-05-18',
      }),
    ).toEqual([]);
  });

  it('P010 a planned day before today without the actual day asks for a reason', () => {
    const finding = only(found('P010', '签约', { plannedStartDay: '2026-11-01' }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'plannedStartDay' });
    expect(finding.message).toContain('2026-11-01 已过 22 天');
  });

  it('P010 a plan for today, a filled or refused actual day and an ended project say nothing', () => {
    expect(found('P010', '签约', { plannedStartDay: '2026-11-23' })).toEqual([]);
    expect(found('P010', '开工', { plannedStartDay: '2026-05-01' })).toEqual([]);
    expect(found('P010', '签约', { plannedStartDay: '2026-11-01' }, { refused: new Set(['startedDay']) })).toEqual([]);
    expect(found('P010', '终止', { plannedStartDay: '2026-11-01', startedDay: null })).toEqual([]);
  });

  it('P018 a day after today is an error and today is not', () => {
    const finding = only(found('P018', '签约', { signedDay: '2026-11-24' }));
    expect(finding).toMatchObject({ severity: 'error', column: 'signedDay' });
    expect(finding.message).toContain('2026-11-24 晚于今天（2026-11-23）');
    expect(found('P018', '签约', { signedDay: '2026-11-23' })).toEqual([]);
  });

  it('P021 a start day while the stage is 签约 asks for a reason, an ended project keeps its days', () => {
    const finding = only(found('P021', '签约', { startedDay: '2026-09-25' }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'startedDay' });
    expect(finding.message).toBe('“项目阶段”为“签约”，却填了“开工日期”2026-09-25。');
    expect(found('P021', '终止', { startedDay: '2026-09-25' })).toEqual([]);
  });
});

describe('amounts', () => {
  it('P004 fixed assets above the total are an error with both amounts, equal is right', () => {
    const finding = only(found('P004', '签约', { fixedAssetInvestmentYuan: 150_000_001 }));
    expect(finding).toMatchObject({ severity: 'error', column: 'fixedAssetInvestmentYuan' });
    expect(finding.message).toContain('15000.0001 万元');
    expect(finding.message).toContain('15000 万元');
    expect(found('P004', '签约', { fixedAssetInvestmentYuan: 150_000_000 })).toEqual([]);
  });

  it('P005 funds in place above the total ask for a reason, equal does not', () => {
    const finding = only(found('P005', '签约', { fundsInPlaceYuan: 160_000_000 }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'fundsInPlaceYuan' });
    expect(finding.message).toContain('16000 万元');
    expect(found('P005', '签约', { fundsInPlaceYuan: 150_000_000 })).toEqual([]);
  });

  it('P006 investment of the year above the total is an error and nothing besides', () => {
    const finding = only(found('P006', '开工', { investedThisYearYuan: 160_000_000 }));
    expect(finding).toMatchObject({ severity: 'error', column: 'investedThisYearYuan' });
    expect(finding.message).toContain('16000 万元');
  });

  it('P006 above one and a half times the plan asks for a reason, exactly that does not', () => {
    const finding = only(found('P006', '开工', { investedThisYearYuan: 90_000_001 }));
    expect(finding.severity).toBe('explain');
    expect(finding.message).toContain('150%');
    expect(found('P006', '开工', { investedThisYearYuan: 90_000_000 })).toEqual([]);
  });

  it.each([
    [12_000, '1.2 万元', 120_000_000],
    [999_999, '99.9999 万元', 9_999_990_000],
    [1_200_000_000_000, '120000000 万元', 120_000_000],
  ])('P008 a total of %d yuan is shown as written and the likely amount is proposed', (totalInvestmentYuan, shown, guess) => {
    const finding = only(found('P008', '在谈', { totalInvestmentYuan }));
    expect(finding).toMatchObject({
      severity: 'explain',
      column: 'totalInvestmentYuan',
      fix: { column: 'totalInvestmentYuan', value: guess },
    });
    expect(finding.message).toContain(shown);
  });

  it('P008 100 万元 and 500 亿元 are believable, and a guess that is not is not proposed', () => {
    expect(found('P008', '在谈', { totalInvestmentYuan: 1_000_000 })).toEqual([]);
    expect(found('P008', '在谈', { totalInvestmentYuan: 50_000_000_000 })).toEqual([]);
    expect(only(found('P008', '在谈', { totalInvestmentYuan: 50_000_000_001 })).fix).toBeUndefined();
  });

  it('P009 from 9,500 万元 up to the threshold asks for a reason, the threshold itself does not', () => {
    const finding = only(found('P009', '在谈', { totalInvestmentYuan: 98_000_000 }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'totalInvestmentYuan' });
    expect(finding.message).toContain('9800 万元');
    expect(found('P009', '在谈', { totalInvestmentYuan: 95_000_000 })).toHaveLength(1);
    expect(found('P009', '在谈', { totalInvestmentYuan: 94_999_999 })).toEqual([]);
    expect(found('P009', '在谈', { totalInvestmentYuan: 100_000_000 })).toEqual([]);
  });

  it('P009 a revision that raises the total over the threshold asks for a reason for 30 days', () => {
    const accepted = testProject('在谈', { totalInvestmentYuan: 98_000_000 });
    const finding = only(found('P009', '在谈', { totalInvestmentYuan: 120_000_000 }, { accepted }));
    expect(finding.message).toContain('由 9800 万元调到 12000 万元');
    const raised = (day: string) => ({
      accepted: testProject('在谈'),
      raisedOver: { totalInvestmentYuan: { day: day as Day, fromYuan: 98_000_000 } },
    });
    expect(found('P009', '在谈', {}, raised('2026-10-24'))).toHaveLength(1);
    expect(found('P009', '在谈', {}, raised('2026-10-23'))).toEqual([]);
  });
});

describe('against the accepted revision', () => {
  it('P011 funds in place below the accepted figure ask for a reason and offer it again', () => {
    const accepted = testProject('签约', { fundsInPlaceYuan: 50_000_000 });
    const finding = only(found('P011', '签约', { fundsInPlaceYuan: 30_000_000 }, { accepted }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'fundsInPlaceYuan', fix: { value: 50_000_000 } });
    expect(finding.message).toContain('由上次的 5000 万元减少到 3000 万元');
    expect(only(found('P011', '签约', { fundsInPlaceYuan: null }, { accepted })).message).toContain('清空');
    expect(found('P011', '签约', { fundsInPlaceYuan: 50_000_000 }, { accepted })).toEqual([]);
    expect(found('P011', '签约', { fundsInPlaceYuan: null }, { accepted, refused: new Set(['fundsInPlaceYuan']) })).toEqual([]);
  });

  it('P011 the investment of the year may begin anew with the year', () => {
    const accepted = testProject('开工', { investedThisYearYuan: 50_000_000 });
    const now = { investedThisYearYuan: 1_000_000 };
    expect(found('P011', '开工', now, { accepted, lastConfirmedDay: '2025-12-30' as Day })).toEqual([]);
    expect(found('P011', '开工', now, { accepted, lastConfirmedDay: '2026-11-20' as Day })).toHaveLength(1);
  });

  it('P012 a stage that goes back asks for a reason; forward, the same, or ended does not', () => {
    const accepted = testProject('开工');
    const finding = only(found('P012', '签约', {}, { accepted }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'stage', fix: { value: '开工' } });
    expect(finding.message).toBe('“项目阶段”由“开工”退回到“签约”。');
    for (const stage of ['开工', '竣工', '终止']) expect(found('P012', stage, {}, { accepted })).toEqual([]);
    expect(found('P012', '签约', {}, { accepted: testProject('终止') })).toHaveLength(1);
  });

  it('P013 a total that changes by more than 20 % after signing asks for a reason', () => {
    const finding = only(found('P013', '签约', { totalInvestmentYuan: 180_000_001 }, { accepted: testProject('签约') }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'totalInvestmentYuan' });
    expect(finding.message).toContain('由 15000 万元（1.5 亿元）变为 18000.0001 万元');
    expect(found('P013', '签约', { totalInvestmentYuan: 180_000_000 }, { accepted: testProject('签约') })).toEqual([]);
    expect(found('P013', '签约', { totalInvestmentYuan: 119_999_999 }, { accepted: testProject('签约') })).toHaveLength(1);
    expect(found('P013', '在谈', { totalInvestmentYuan: 400_000_000 }, { accepted: testProject('在谈') })).toEqual([]);
  });

  it('P014 a row neither changed nor confirmed for 14 days is pointed out', () => {
    const accepted = testProject('签约');
    const on = (day: string) => ({ accepted, lastConfirmedDay: day as Day });
    const finding = only(found('P014', '签约', {}, on('2026-11-09')));
    expect(finding).toMatchObject({ severity: 'info', column: 'progress' });
    expect(finding.message).toContain('自 2026-11-09 起 14 天');
    expect(found('P014', '签约', {}, on('2026-11-10'))).toEqual([]);
    expect(found('P014', '签约', { progress: '已开始打桩。' }, on('2026-10-01'))).toEqual([]);
    expect(found('P014', '签约', {})).toEqual([]);
  });
});

describe('words, shares, codes, evidence', () => {
  it('P015 money from abroad without an amount in foreign currency is pointed out', () => {
    const finding = only(found('P015', '签约', { investorOrigin: '境外', remark: '拟分两期' }));
    expect(finding).toMatchObject({ severity: 'info', column: 'remark' });
    expect(finding.message).toContain('“境外”');
  });

  it.each([
    '外方出资1500万美元',
    '港方出资1200万港币，按签约当日中间价折算',
    'USD 1500万',
    '外资 1,500.5 万 欧元',
    '约两千万美元',
  ])('P015 the remark %s names an amount', (remark) => {
    expect(found('P015', '签约', { investorOrigin: '港澳台', remark })).toEqual([]);
  });

  it('P015 domestic money and a refused remark are passed over', () => {
    expect(found('P015', '签约', { investorOrigin: '省外' })).toEqual([]);
    expect(found('P015', '签约', { investorOrigin: '境外' }, { refused: new Set(['remark']) })).toEqual([]);
  });

  it('P016 a framework agreement while the stage is 签约 asks for a reason and offers 在谈', () => {
    const finding = only(found('P016', '签约', { progress: '双方签订框架协议，具体条款待商定。', remark: '已达成投资意向' }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'progress', fix: { column: 'stage', value: '在谈' } });
    expect(finding.message).toContain('“框架协议”');
    expect(only(found('P016', '签约', { remark: '已达成投资意向' })).column).toBe('remark');
    expect(found('P016', '在谈', { progress: '双方签订框架协议。' })).toEqual([]);
  });

  it('P017 shares that do not sum to 100 % are an error that shows them', () => {
    const attribution = [
      { unit: 'shangwuju', bps: 5_000 },
      { unit: 'jiangbin', bps: 4_000 },
    ];
    const finding = only(found('P017', '签约', { attribution }));
    expect(finding).toMatchObject({ severity: 'error', column: 'attribution' });
    expect(finding.message).toContain('江滨街道:40%，合计 90%');
    expect(finding.fix).toBeUndefined();
  });

  it('P017 a unit named twice is an error that offers the sum, a rounding gap goes to the first', () => {
    const twice = [
      { unit: 'shangwuju', bps: 5_000 },
      { unit: 'dahe', bps: 3_000 },
      { unit: 'shangwuju', bps: 2_000 },
    ];
    const finding = only(found('P017', '签约', { attribution: twice }));
    expect(finding.message).toContain('写了不止一次');
    expect(finding.fix?.value).toEqual([
      { unit: 'shangwuju', bps: 7_000 },
      { unit: 'dahe', bps: 3_000 },
    ]);
    const thirds = ['shangwuju', 'dahe', 'qingshi'].map((unit) => ({ unit, bps: 3_330 }));
    expect(only(found('P017', '签约', { attribution: thirds })).fix?.value).toMatchObject([
      { bps: 3_340 },
      { bps: 3_330 },
      { bps: 3_330 },
    ]);
  });

  it('P017 shares of exactly 100 % and no shares at all are right', () => {
    expect(found('P017', '签约', { attribution: [{ unit: 'dahe', bps: 10_000 }] })).toEqual([]);
    expect(found('P017', '签约', {})).toEqual([]);
  });

  it.each([
    ['uscc', '9.13207E+17'],
    ['uscc', '913206981234567000'],
    ['phone', '1.39E+10'],
  ])('P019 %s %s is recognised as damaged by Excel', (column, code) => {
    const finding = only(found('P019', '注册', { [column]: code }));
    expect(finding).toMatchObject({ severity: 'error', column });
    expect(finding.message).toContain(code);
  });

  it('P019 whole codes are not', () => {
    expect(found('P019', '注册', { uscc: '91320698MAJ6YGQF40', phone: '13000000000' })).toEqual([]);
  });

  it('P020 the same code with another unit asks for a reason without saying which unit', () => {
    const finding = only(found('P020', '注册', {}, { elsewhere: new Set(['uscc']) }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'uscc' });
    expect(finding.message).toBe('“统一社会信用代码”“91320698MAJ6YGQF40”在其他单位的台账里也有。');
    expect(found('P020', '注册', {})).toEqual([]);
  });

  it('P022 evidence is asked for from 签约 on, not before and not of an ended project', () => {
    const finding = only(found('P022', '签约', { evidence: null }));
    expect(finding).toMatchObject({ severity: 'explain', column: 'evidence' });
    expect(finding.message).toContain('“签约”');
    expect(found('P022', '在谈', { evidence: null })).toEqual([]);
    expect(found('P022', '终止', { evidence: null })).toEqual([]);
    expect(found('P022', '签约', { evidence: null }, { refused: new Set(['evidence']) })).toEqual([]);
  });

  it('P023 an ended project without a remark is pointed out', () => {
    const finding = only(found('P023', '终止', {}));
    expect(finding).toMatchObject({ severity: 'info', column: 'remark' });
    expect(finding.message).toContain('“终止”');
    expect(found('P023', '投产', {})).toEqual([]);
  });
});
