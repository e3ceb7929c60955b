import { describe, expect, it } from 'vitest';
import { checkFields } from '../check/check-fields.ts';
import { createSheetChecker } from '../check/sheet-checker.ts';
import type { Day } from '../kernel/day.ts';
import { builtinLedgers } from '../ledger/builtin.ts';
import { testCampaign, testDistrict } from '../testing/district.ts';
import { type Changes, definitionOf, findings, sheet, told } from '../testing/ledger-findings.ts';
import { testLinks, testRow } from '../testing/ledger-rows.ts';
import { cellsOfFields } from '../testing/cells-of-fields.ts';

describe('rows without fault', () => {
  it.each(builtinLedgers.map(({ id }) => [id]))('RULES a sound row of %s has no finding', (ledger) => {
    expect(findings(ledger)).toEqual([]);
  });

  it.each(builtinLedgers.map(({ id }) => [id]))(
    'REQUIRED an empty row of %s misses exactly what is always required',
    (ledger) => {
      const definition = definitionOf(ledger);
      const { findings: found } = checkFields(definition, testDistrict(), { key: 'r1', fields: {}, peers: [] });
      const required = definition.columns.filter((column) => column.required === 'always' && column.defaultOwnUnit !== true);
      expect(found.map(({ ruleId, column }) => [ruleId, column])).toEqual(required.map(({ key }) => ['REQUIRED', key]));
    },
  );
});

describe('节点计划', () => {
  it('M001 an unknown project is an error, with the closest name as a fix', () => {
    const [finding] = findings('milestones', { projectRef: { text: '晟霖碳纤维复合材料研发与制造项目' } });
    expect(finding).toMatchObject({ ruleId: 'M001', severity: 'error', column: 'projectRef' });
    expect(finding?.fix?.value).toEqual({ rowId: 'rproject0000000001', text: '晟霖碳纤维复合材料研发及制造项目' });
    expect(finding?.message).toContain('是不是“晟霖碳纤维复合材料研发及制造项目”');
    const far = findings('milestones', { projectRef: { text: '完全不相干' } });
    expect(far.map(({ ruleId, fix }) => [ruleId, fix])).toEqual([['M001', undefined]]);
  });

  it('M001 a project is known by its row whatever its text, by its folded name, and is not judged where projects are not known', () => {
    expect(findings('milestones', { projectRef: { rowId: 'rproject0000000001', text: '改了名的项目' } })).toEqual([]);
    expect(findings('milestones', { projectRef: { text: ' 晟霖碳纤维复合材料研发及制造项目 ' } })).toEqual([]);
    expect(findings('milestones', { projectRef: { text: '没有的项目' } }, { links: { ledger: () => null } })).toEqual([]);
  });

  it('M002 done before the project was signed asks for a reason; on the very day it does not', () => {
    expect(told(findings('milestones', { actualDay: '2026-03-01' }))).toEqual(['M002 explain actualDay']);
    expect(findings('milestones', { actualDay: '2026-03-02' })).toEqual([]);
  });

  it('M003 two open milestones of one name in one project are an error on the later; a done one is no rival', () => {
    const open = testRow('milestones', { weight: 5_000 });
    expect(sheet('milestones', [open, open])).toEqual([['M003 info milestone'], ['M003 error milestone']]);
    const done = testRow('milestones', { weight: 5_000, actualDay: '2026-11-20' });
    expect(sheet('milestones', [done, open])).toEqual([[], []]);
  });

  it('M004 overdue without an issue of the project informs; with one, or done, it does not', () => {
    const overdue = { plannedDay: '2026-11-20' };
    expect(told(findings('milestones', overdue))).toEqual(['M004 info plannedDay']);
    const issues = new Map([['issues', [{ rowId: 'rissue', fields: testRow('issues') }]]]);
    expect(findings('milestones', overdue, { links: testLinks(issues) })).toEqual([]);
    expect(findings('milestones', { ...overdue, actualDay: '2026-11-21' })).toEqual([]);
    expect(findings('milestones', { plannedDay: '2026-11-23' })).toEqual([]);
  });

  it('M005 weights of a project that do not sum to 100 % are told once, on its first row', () => {
    const part = (milestone: string, weight: number | null) => testRow('milestones', { milestone, weight });
    expect(sheet('milestones', [part('甲', 3_000), part('乙', 3_000), part('丙', null)])).toEqual([
      ['M005 explain weight'],
      [],
      [],
    ]);
    expect(sheet('milestones', [part('甲', 3_000), part('乙', 7_000)])).toEqual([[], []]);
    expect(sheet('milestones', [part('甲', null), part('乙', null)])).toEqual([[], []]);
  });

  it('M005 an edit of one weight checks that row and the first of the project again, no other', () => {
    const definition = definitionOf('milestones');
    const context = testDistrict();
    const row = (index: number, weight: number) => ({
      key: `r${index}`,
      cells: cellsOfFields(definition, testRow('milestones', { milestone: `节点${index}`, weight }), context),
    });
    const checker = createSheetChecker(definition, context, { links: testLinks() });
    checker.load([row(0, 4_000), row(1, 3_000), row(2, 3_000)]);
    expect(checker.upsert(row(2, 2_000))).toEqual(new Set(['r0', 'r2']));
    expect(told(checker.get('r0')?.findings ?? [])).toEqual(['M005 explain weight']);
    expect(checker.remove('r0')).toEqual(new Set(['r1']));
    expect(told(checker.get('r1')?.findings ?? [])).toEqual(['M005 explain weight']);
  });

  it('M006 more than 7 days late without a reason asks for one, done or not', () => {
    const late = (changes: Changes) => told(findings('milestones', changes)).filter((text) => text.startsWith('M006'));
    expect(late({ plannedDay: '2026-11-15' })).toEqual(['M006 explain delayReason']);
    expect(late({ plannedDay: '2026-11-16' })).toEqual([]);
    expect(late({ plannedDay: '2026-11-01', actualDay: '2026-11-09' })).toEqual(['M006 explain delayReason']);
    expect(late({ plannedDay: '2026-11-01', actualDay: '2026-11-08' })).toEqual([]);
    expect(late({ plannedDay: '2026-11-01', delayReason: '连续降雨' })).toEqual([]);
  });

  it('M007 an actual day after today is an error', () => {
    expect(told(findings('milestones', { actualDay: '2026-11-24' }))).toEqual(['M007 error actualDay']);
    expect(findings('milestones', { actualDay: '2026-11-23' })).toEqual([]);
  });

  it('M008 the accepted baseline cannot be changed after the campaign began, but by the district office', () => {
    const accepted = testRow('milestones');
    const changed = { baselineDay: '2026-12-01' };
    const [finding] = findings('milestones', changed, { accepted });
    expect(finding).toMatchObject({ ruleId: 'M008', severity: 'error', fix: { value: '2026-11-25' } });
    expect(told(findings('milestones', { baselineDay: null }, { accepted }))).toEqual(['M008 error baselineDay']);
    expect(findings('milestones', changed, { accepted }, { byOffice: true })).toEqual([]);
    expect(findings('milestones', changed, { accepted }, { today: '2026-08-31' as Day })).toEqual([]);
    expect(findings('milestones', changed, { accepted: testRow('milestones', { baselineDay: null }) })).toEqual([]);
  });
});

describe('问题清单', () => {
  it('I001 overdue and not closed off informs', () => {
    expect(told(findings('issues', { dueDay: '2026-11-22' }))).toEqual(['I001 info dueDay']);
    expect(findings('issues', { dueDay: '2026-11-22', closeOut: '申请销号', closedDay: '2026-11-20' })).toEqual([]);
    expect(findings('issues', { dueDay: '2026-11-23' })).toEqual([]);
  });

  it('I002 the count of reopening is kept and told, and is not for typing', () => {
    const closed = testRow('issues', { closeOut: '已销号', closedDay: '2026-11-10' });
    expect(told(findings('issues', { closeOut: '重新打开' }, { accepted: closed }))).toEqual(['I002 info reopenedCount']);
    const again = testRow('issues', { closeOut: '重新打开', reopenedCount: 1 });
    const [kept] = findings('issues', { closeOut: '重新打开', reopenedCount: 1 }, { accepted: again });
    expect(kept?.message).toContain('1 次');
    const [typed] = findings('issues', { reopenedCount: 3 }, { accepted: testRow('issues') });
    expect(typed).toMatchObject({ ruleId: 'I002', severity: 'error', fix: { value: null } });
  });

  it('I003 an issue may be of a project that another unit reports: an unknown name is told and holds nothing', () => {
    expect(told(findings('issues', { projectRef: { text: '没有的项目' } }))).toEqual(['I003 info projectRef']);
  });

  it('REQUIRED an issue need not be of a project', () => {
    expect(findings('issues', { projectRef: null })).toEqual([]);
  });

  it('I004 due or closed before it was raised is an error', () => {
    expect(told(findings('issues', { dueDay: '2026-10-11' }))).toContain('I004 error dueDay');
    expect(told(findings('issues', { closeOut: '申请销号', closedDay: '2026-10-11' }))).toEqual(['I004 error closedDay']);
  });

  it('I005 nobody verifies an issue he is responsible for', () => {
    const closed = { closeOut: '已销号', closedDay: '2026-11-10' };
    expect(told(findings('issues', { ...closed, verifier: '曹佳宁' }))).toEqual(['I005 error verifier']);
    expect(findings('issues', { ...closed, verifier: '林秋实' })).toEqual([]);
    expect(told(findings('issues', { ...closed, verifier: '曹 佳宁', responsiblePerson: ['何磊', '曹佳宁'] }))).toEqual([
      'I005 error verifier',
    ]);
  });

  it('I006 a closing day without an application asks for a reason; an application without one lacks it', () => {
    expect(told(findings('issues', { closedDay: '2026-11-10' }))).toEqual(['I006 explain closedDay']);
    expect(told(findings('issues', { closeOut: '申请销号' }))).toEqual(['REQUIRED error closedDay']);
  });

  it('I007 raised or closed after today is an error', () => {
    expect(told(findings('issues', { raisedDay: '2026-11-24' }))).toEqual(['I007 error raisedDay']);
  });

  it('I008 the same problem of one project twice asks for a reason', () => {
    const row = testRow('issues');
    expect(sheet('issues', [row, row])).toEqual([['I008 info problem'], ['I008 explain problem']]);
    expect(sheet('issues', [row, testRow('issues', { problem: '用电容量不足。' })])).toEqual([[], []]);
  });
});

describe('招商活动台账', () => {
  it('O001 a lead that is in no project asks for a reason', () => {
    expect(told(findings('outreach', { leadRef: { text: '没有的线索' } }))).toEqual(['O001 explain leadRef']);
    expect(findings('outreach', { leadRef: { text: '晟霖碳纤维复合材料研发及制造项目' } })).toEqual([]);
  });

  it('O002 an activity of tomorrow is an error', () => {
    expect(told(findings('outreach', { day: '2026-11-24' }))).toEqual(['O002 error day']);
  });

  it('O003 the same visit twice asks for a reason', () => {
    expect(sheet('outreach', [testRow('outreach'), testRow('outreach')])).toEqual([
      ['O003 info counterpart'],
      ['O003 explain counterpart'],
    ]);
  });
});

describe('政策与要素保障', () => {
  it('U001 more workdays than promised ask for a reason; the day of application is not counted', () => {
    const done = { appliedDay: '2026-10-09', doneDay: '2026-10-16', promisedWorkdays: 5 };
    expect(findings('support', done)).toEqual([]);
    expect(told(findings('support', { ...done, promisedWorkdays: 4 }))).toEqual(['U001 explain promisedWorkdays']);
  });

  it('U001 the work calendar of the campaign decides, and an open item is counted until today', () => {
    const holidays = ['2026-10-12' as Day];
    const campaign = testCampaign({ workCalendar: { holidays, workdays: [] } });
    const done = { appliedDay: '2026-10-09', doneDay: '2026-10-16', promisedWorkdays: 4 };
    expect(findings('support', done, {}, { campaign })).toEqual([]);
    const open = { appliedDay: '2026-11-16', doneDay: null, status: '办理中', promisedWorkdays: 4 };
    expect(told(findings('support', open))).toEqual(['U001 explain promisedWorkdays']);
    expect(findings('support', { ...open, status: '不予办理' })).toEqual([]);
  });

  it('U002 support may be for a project that another unit reports: an unknown name is told and holds nothing', () => {
    expect(told(findings('support', { projectRef: { text: '没有的项目' } }))).toEqual(['U002 info projectRef']);
    expect(told(findings('support', { projectRef: null }))).toEqual(['REQUIRED error projectRef']);
  });

  it('U003 the basis itself is required for tax, money and land, and for nothing else', () => {
    for (const kind of ['税收', '资金', '用地']) expect(told(findings('support', { kind }))).toEqual(['REQUIRED error basis']);
    expect(findings('support', { kind: '用工' })).toEqual([]);
  });

  it('U004 done before applied is an error', () => {
    expect(told(findings('support', { doneDay: '2026-10-08' }))).toEqual(['U004 error doneDay']);
  });

  it('U005 applied or done after today is an error', () => {
    expect(told(findings('support', { doneDay: '2026-11-24', promisedWorkdays: 100 }))).toEqual(['U005 error doneDay']);
  });

  it('U006 a day of completion while it is in hand asks for a reason, and a completed item needs its day', () => {
    expect(told(findings('support', { status: '办理中' }))).toEqual(['U006 explain doneDay']);
    expect(told(findings('support', { doneDay: null }))).toEqual(['REQUIRED error doneDay']);
  });

  it('U007 the same item of one project twice asks for a reason', () => {
    expect(sheet('support', [testRow('support'), testRow('support')])).toEqual([['U007 info item'], ['U007 explain item']]);
  });
});

describe('经费与奖励', () => {
  it('F001 a bonus for an achievement that is not verified is an error; what is verified is known to the server alone', () => {
    expect(told(findings('funds', { achievement: '新开工' }))).toEqual(['F001 error projectRef']);
    expect(findings('funds', { achievement: null })).toEqual([]);
    const unverified = new Map([
      ['projects', [{ rowId: 'rproject0000000001', fields: testRow('projects'), verified: new Set<'signed'>() }]],
    ]);
    expect(told(findings('funds', { achievement: null }, { links: testLinks(unverified) }))).toEqual(['F001 error projectRef']);
    const unknown = new Map([['projects', [{ rowId: 'rproject0000000001', fields: testRow('projects') }]]]);
    expect(findings('funds', { achievement: '新开工' }, { links: testLinks(unknown) })).toEqual([]);
    expect(findings('funds', { kind: '工作经费', projectRef: null, achievement: null })).toEqual([]);
  });

  it('F001 a bonus names its project', () => {
    expect(told(findings('funds', { projectRef: null }))).toEqual(['REQUIRED error projectRef']);
  });

  it('F002 the same achievement paid twice is an error on the later row; another achievement or kind is not', () => {
    const row = testRow('funds');
    expect(sheet('funds', [row, row])).toEqual([['F002 info achievement'], ['F002 error achievement']]);
    expect(sheet('funds', [row, testRow('funds', { kind: '部门奖励' })])).toEqual([[], []]);
  });

  it('F003 money for an unknown project is an error', () => {
    expect(told(findings('funds', { projectRef: { text: '没有的项目' } }))).toEqual(['F003 error projectRef']);
  });

  it('F003 a workbook that knows one unit alone leaves projects of other units to the server', () => {
    const links = { ...testLinks(), ofOneUnit: true };
    expect(findings('funds', { projectRef: { text: '没有的项目' } }, { links })).toEqual([]);
    expect(told(findings('milestones', { projectRef: { text: '没有的项目' } }, { links }))).toEqual(['M001 error projectRef']);
  });

  it('F001 of several projects of one name one must be verified', () => {
    const named = (...kinds: ('signed' | 'started')[][]) =>
      testLinks(
        new Map([
          [
            'projects',
            kinds.map((verified, index) => ({
              rowId: `rproject000000010${index}`,
              fields: testRow('projects', { projectName: '同名项目' }),
              verified: new Set(verified),
            })),
          ],
        ]),
      );
    const bonus = { projectRef: { text: '同名项目' } };
    expect(told(findings('funds', bonus, { links: named([], ['started']) }))).toEqual(['F001 error projectRef']);
    expect(findings('funds', bonus, { links: named([], ['signed']) })).toEqual([]);
  });

  it('F004 paid before it was decided is an error', () => {
    expect(told(findings('funds', { paidDay: '2026-11-01' }))).toEqual(['F004 error paidDay']);
  });

  it('F005 decided or paid after today is an error', () => {
    expect(told(findings('funds', { paidDay: '2026-11-24' }))).toEqual(['F005 error paidDay']);
  });

  it('F006 a row of another unit is an error', () => {
    expect(told(findings('funds', { unit: 'bailu' }))).toEqual(['F006 error unit']);
  });

  it('F006 in a workbook of the office, which is of no unit, each row is of the unit it names', () => {
    expect(told(findings('funds', { unit: 'bailu' }, {}, { ownUnitId: '' }))).toEqual([]);
  });
});

describe('经济指标', () => {
  it('X001 growth beyond 100 % either way asks for a reason; exactly 100 % does not', () => {
    const grown = (now: number) =>
      told(findings('indicators', { fixedAssetInvestmentYuan: now, fixedAssetInvestmentLastYearYuan: 1_000_000 }));
    expect(grown(2_000_000)).toEqual([]);
    expect(grown(2_000_100)).toEqual(['X001 explain fixedAssetInvestmentYuan']);
    expect(grown(0)).toEqual([]);
    expect(findings('indicators', { fixedAssetInvestmentLastYearYuan: 0 })).toEqual([]);
  });

  it('X002 a figure that falls inside a year is an error on the row that came later', () => {
    const month = (of: string, yuan: number) => testRow('indicators', { month: of, fixedAssetInvestmentYuan: yuan });
    const error = ['X002 error fixedAssetInvestmentYuan'];
    expect(sheet('indicators', [month('2026-08', 2_000_000_000), month('2026-09', 1_900_000_000)])).toEqual([[], error]);
    expect(sheet('indicators', [month('2026-09', 1_900_000_000), month('2026-07', 2_000_000_000)])).toEqual([[], error]);
    expect(sheet('indicators', [month('2026-08', 2_000_000_000), month('2026-09', 1_900_000_000)], [1])).toEqual([error, []]);
    expect(sheet('indicators', [month('2025-12', 2_000_000_000), month('2026-01', 1_900_000_000)])).toEqual([[], []]);
    expect(sheet('indicators', [month('2026-08', 1_900_000_000), month('2026-09', 1_900_000_000)])).toEqual([[], []]);
  });

  it('X002 an edit checks its row and the months beside it again, no other', () => {
    const definition = definitionOf('indicators');
    const context = testDistrict();
    const row = (month: number, yuan: number) => ({
      key: `r${month}`,
      cells: cellsOfFields(
        definition,
        testRow('indicators', { month: `2026-0${month}`, fixedAssetInvestmentYuan: yuan }),
        context,
      ),
    });
    const checker = createSheetChecker(definition, context);
    checker.load([
      row(1, 1_200_000_000),
      row(2, 1_300_000_000),
      row(3, 1_400_000_000),
      row(5, 1_500_000_000),
      row(6, 1_600_000_000),
    ]);
    expect(checker.upsert(row(3, 1_550_000_000))).toEqual(new Set(['r2', 'r3', 'r5']));
    expect(told(checker.get('r5')?.findings ?? [])).toEqual(['X002 error fixedAssetInvestmentYuan']);
  });

  it('X003 the same month twice is an error', () => {
    expect(sheet('indicators', [testRow('indicators'), testRow('indicators')])).toEqual([
      ['X003 info month'],
      ['X003 error month'],
    ]);
  });

  it('X004 real estate above the revenue it is part of is an error', () => {
    expect(
      told(findings('indicators', { realEstateRevenueYuan: 186_500_001, realEstateRevenueLastYearYuan: 100_000_000 })),
    ).toEqual(['X004 error realEstateRevenueYuan']);
  });

  it('X005 a month that has not begun is an error', () => {
    expect(told(findings('indicators', { month: '2026-12' }))).toEqual(['X005 error month']);
    expect(findings('indicators', { month: '2026-11' })).toEqual([]);
  });
});
