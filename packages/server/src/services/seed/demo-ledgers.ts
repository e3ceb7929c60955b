import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { textIn } from '@double-hundred/shared/rule/rule-input';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { demoOutreach } from './demo-outreach.ts';
import { demoIndicators } from './demo-indicators.ts';
import { demoPerson } from './demo-person.ts';

type Row = Record<string, FieldValue>;

const DAYS_GONE = 83;
const NODES = [
  ['用地和规划手续办结', 3_000],
  ['主体结构封顶', 4_000],
  ['设备安装调试完成', 3_000],
] as const;
const PROBLEMS = [
  ['征迁', '项目用地东侧12亩未完成土地征收，影响围墙施工。', '由征收办逐户签约，完成地上附着物清点。'],
  ['手续', '施工许可证缺少消防设计审查意见。', '由住建部门提前介入，容缺受理。'],
  ['配套', '厂区外10千伏供电线路尚未接入。', '协调供电公司调整施工计划，先接临时用电。'],
  ['用工', '投产所需焊工、电工缺口约60人。', '组织专场招聘会，联系职业学校定向培训。'],
  ['资金', '二期设备款尚有缺口，企业申请贷款未批。', '组织银企对接，由担保公司提供增信。'],
] as const;
const ITEMS = [
  ['审批手续', '建设工程规划许可证核发', 'zhujianju', 10],
  ['用地', '工业用地弹性出让', 'fagaiwei', 20],
  ['用能', '10千伏专线接入', 'gongxinju', 15],
  ['用工', '专场招聘会', 'gongxinju', 12],
  ['资金', '技术改造专项资金兑付', 'gongxinju', 30],
] as const;
const MONEY = [
  ['工作经费', '区财政局关于拨付招商工作经费的通知', 20],
  ['部门奖励', '区双百行动指挥部会议纪要', 5],
] as const;

/** The rows of a unit's other ledgers, consistent with its projects; the same ones every time. By ledger, in the order they can be sent. */
export function demoLedgerRows(unit: Unit, index: number, projects: readonly Row[], firstDay: Day): ReadonlyMap<string, Row[]> {
  const signed = projects.filter((project) => typeof project['signedDay'] === 'string');
  return new Map([
    ['issues', issuesOf(unit, index, signed, firstDay)],
    ['milestones', signed.slice(0, 2).flatMap((project, place) => milestonesOf(unit, index + place, project, firstDay))],
    ['outreach', demoOutreach(index, projects, firstDay)],
    ['support', supportOf(index, signed, firstDay)],
    ['funds', fundsOf(unit, index, firstDay)],
    ['indicators', unit.kind === 'department' ? [] : demoIndicators(index, firstDay)],
  ]);
}

function milestonesOf(unit: Unit, number: number, project: Row, firstDay: Day): Row[] {
  const done = project['completedDay'] === undefined ? (project['startedDay'] === undefined ? 0 : 1) : 3;
  const signedDay = textIn(project, 'signedDay') as Day;
  const today = addDays(firstDay, DAYS_GONE);
  return NODES.map(([milestone, weight], place) => {
    const finished = place < done;
    const actual = later(addDays(signedDay, place + 1), addDays(firstDay, 18 + place * 22 + (number % 9)));
    const planned = finished ? addDays(actual, (number % 3) - 1) : addDays(firstDay, 70 + place * 24 + (number % 5) * 7);
    const late = !finished && addDays(planned, 7) < today;
    return {
      projectRef: refTo(project),
      milestone,
      weight,
      baselineDay: planned,
      plannedDay: planned,
      ...(finished && actual <= today ? { actualDay: actual } : {}),
      sponsor: demoPerson(number + 5),
      responsiblePerson: demoPerson(number + place),
      leadUnit: unit.id,
      ...(late || (finished && actual > today) ? { delayReason: '连续降雨影响基坑施工，已增加班组赶工。' } : {}),
    };
  });
}

function issuesOf(unit: Unit, index: number, signed: readonly Row[], firstDay: Day): Row[] {
  return signed.slice(0, 2).map((project, place): Row => {
    const number = index * 2 + place;
    const [category, problem, measure] = pick(PROBLEMS, number);
    const raisedDay = addDays(firstDay, 20 + (number % 30));
    const closeOut = pick(['未销号', '申请销号', '已销号', '未销号'] as const, number);
    return {
      projectRef: refTo(project),
      problem,
      category,
      raisedDay,
      raisedBy: number % 2 === 0 ? '区专班督查组' : '项目公司',
      measure,
      leadUnit: unit.id,
      sponsor: demoPerson(number + 5),
      responsiblePerson: demoPerson(number + 1),
      dueDay: addDays(firstDay, 60 + (number % 40)),
      progress: closeOut === '未销号' ? '正在推进，每周调度一次。' : '已经解决，现场已核实。',
      closeOut,
      ...(closeOut === '未销号' ? {} : { closedDay: addDays(raisedDay, 25) }),
      ...(closeOut === '已销号' ? { verifier: '林秋实' } : {}),
    };
  });
}

function supportOf(index: number, signed: readonly Row[], firstDay: Day): Row[] {
  return signed.slice(0, 2).map((project, place): Row => {
    const number = index * 2 + place;
    const [kind, item, agency, promisedWorkdays] = pick(ITEMS, number);
    const appliedDay = addDays(firstDay, 10 + (number % 40));
    const done = number % 3 !== 0;
    return {
      projectRef: refTo(project),
      kind,
      item,
      agency,
      appliedDay,
      promisedWorkdays: done ? promisedWorkdays : 90,
      ...(kind === '用地' || kind === '资金' ? { basis: '《江湾区支持工业项目建设若干措施》（江政规〔2026〕3号）' } : {}),
      ...(done ? { doneDay: addDays(appliedDay, 8) } : {}),
      ...(kind === '资金' ? { amountYuan: 1_200_000 } : {}),
      status: done ? '已办结' : '办理中',
    };
  });
}

function fundsOf(unit: Unit, index: number, firstDay: Day): Row[] {
  return MONEY.slice(0, 1 + (index % 2)).map(([kind, basis, wan], place): Row => {
    const decidedDay = addDays(firstDay, 15 + ((index + place * 7) % 40));
    return {
      unit: unit.id,
      kind,
      basis: `${basis}〔${firstDay.slice(0, 4)}〕${index + place + 1}号`,
      amountYuan: (wan + (index % 5)) * 10_000,
      decidedDay,
      ...(index % 3 === 0 ? {} : { paidDay: addDays(decidedDay, 9) }),
      payee: `${unit.name}财政所`,
    };
  });
}

function refTo(project: Row): { text: string } {
  return { text: textIn(project, 'projectName') ?? '' };
}

function later(left: Day, right: Day): Day {
  return left > right ? left : right;
}

function pick<T>(list: readonly T[], number: number): T {
  const value = list[number % list.length];
  if (value === undefined) throw new Error('a list of demo words is empty');
  return value;
}
