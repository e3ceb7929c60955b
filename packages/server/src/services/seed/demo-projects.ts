import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { hasUsccCheck } from '@double-hundred/shared/value/uscc-check';
import { BRANDS_FIRST, BRANDS_SECOND, GIVEN_NAMES, ORIGINS, SURNAMES, TRADES } from './demo-words.ts';

type Row = Record<string, FieldValue>;

const ROWS_PER_UNIT = [5, 3, 4, 2, 4, 5, 3, 2] as const;
const STAGES = ['投产', '签约', '开工', '竣工', '在谈', '签约', '开工', '立项', '线索', '注册', '竣工'] as const;
const ORDER = ['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产'] as const;
const TOTALS_WAN = [12_000, 15_800, 10_000, 23_600, 8_600, 36_000, 11_200, 52_000, 18_500, 6_400, 105_000] as const;
const PROGRESS: Readonly<Record<(typeof ORDER)[number], string>> = {
  线索: '已与投资方电话对接，约定实地考察时间。',
  在谈: '投资方已实地考察两次，正在商谈用地和厂房条件。',
  签约: '投资合同已签订，正在办理公司注册。',
  注册: '项目公司已注册，正在办理备案和用地手续。',
  立项: '已取得备案证，正在进行施工图审查。',
  开工: '桩基施工完成，正在进行主体施工。',
  竣工: '主体工程已竣工验收，正在安装调试设备。',
  投产: '设备调试完成，已正式投产。',
};

/** Believable projects of a unit, the same ones every time; `index` is the unit's place in the district. */
export function demoProjects(unit: Unit, index: number, firstDay: Day): Row[] {
  const before = ROWS_PER_UNIT.slice(0, index % 8).reduce<number>((sum, count) => sum + count, Math.floor(index / 8) * 28);
  return Array.from({ length: ROWS_PER_UNIT[index % 8] ?? 3 }, (_, place) => demoProject(unit, before + place, firstDay));
}

function demoProject(unit: Unit, number: number, firstDay: Day): Row {
  const stage = pick(STAGES, number);
  const reached = ORDER.indexOf(stage);
  const trade = pick(TRADES, number * 3 + Math.floor(number / 10));
  const brand = pick(BRANDS_FIRST, number) + pick(BRANDS_SECOND, Math.floor(number / 10) + number * 3);
  const totalInvestmentYuan = pick(TOTALS_WAN, number * 5 + Math.floor(number / 11)) * 10_000;
  const row: Row = {
    projectName: `${brand}${trade.subject}项目`,
    industry: trade.industry,
    investor: `苏陵${brand}${trade.trade}集团有限公司`,
    ...(reached >= 3 ? { company: `江湾${brand}${trade.trade}有限公司`, uscc: demoUscc(number) } : {}),
    investorOrigin: pick(ORIGINS, number),
    content: trade.content,
    introducingUnit: unit.id,
    totalInvestmentYuan,
    stage,
    responsiblePerson: person(number),
    phone: `13${number % 10}0000${String(1000 + number * 37).padStart(4, '0')}`,
    progress: PROGRESS[stage],
    ...(trade.chain ? { industryChain: trade.chain } : {}),
  };
  const days = stageDays(reached, number, firstDay);
  return { ...row, ...days, ...(reached >= 2 ? contractFields(totalInvestmentYuan, unit, reached, number, firstDay) : {}) };
}

/** Days of the stages reached, in order and before day 84 of the campaign. */
function stageDays(reached: number, number: number, firstDay: Day): Row {
  const last = 20 + ((number * 13) % 60);
  const gaps = [0, 0, 0, 9, 12, 16, 190, 14];
  const keys = ['', '', 'signedDay', 'registeredDay', 'approvedDay', 'startedDay', 'completedDay', 'productionDay'];
  const days: Row = {};
  for (let step = reached, offset = last; step >= 2; offset -= gaps[step] ?? 0, step -= 1)
    days[keys[step] ?? ''] = addDays(firstDay, offset);
  return days;
}

function contractFields(total: number, unit: Unit, reached: number, number: number, firstDay: Day): Row {
  const planned = reached >= 5 ? { start: -30 + (number % 20), done: 130 + number } : { start: 110 + number, done: 420 + number };
  return {
    place: `${unit.kind === 'department' ? '江湾经济开发区' : unit.name}迎宾大道${10 + number}号`,
    hostUnit: unit.kind === 'department' ? 'kaifaqu' : unit.id,
    fixedAssetInvestmentYuan: Math.round(total * 0.8),
    fundsInPlaceYuan: Math.round((total * Math.min(9, reached)) / 12),
    landMu: `${20 + (number % 60)}.5`,
    sponsor: person(number + 5),
    taskForce: [person(number + 7), person(number + 9)],
    // Some evidence is missing, so that 待说明 shows in the figures.
    ...(number % 13 === 6 ? {} : { evidence: `江招合〔${firstDay.slice(0, 4)}〕${number + 1}号` }),
    plannedStartDay: addDays(firstDay, planned.start),
    ...(reached >= 4
      ? { projectCode: `${firstDay.slice(2, 4)}07-320698-99-01-${String(100_003 + number * 7_919).slice(-6)}` }
      : {}),
    ...(reached >= 5
      ? {
          plannedThisYearYuan: Math.round(total * 0.4),
          investedThisYearYuan: Math.round(total * 0.3),
          plannedCompletionDay: addDays(firstDay, planned.done),
          plannedProductionDay: addDays(firstDay, planned.done + 40),
        }
      : {}),
    ...(number % 9 === 0 ? { keyList: ['市重点', '集中开工'] } : {}),
  };
}

function person(number: number): string {
  return pick(SURNAMES, number * 4 + 1) + pick(GIVEN_NAMES, number * 3 + 2);
}

function demoUscc(number: number): string {
  const body = `91320698MA${String(1_000_003 + number * 6_007)}`;
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (hasUsccCheck(body + check)) return body + check;
  throw new Error('every body has a check digit');
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], number: number): T {
  const value = list[number % list.length];
  if (value === undefined) throw new Error('a list of demo words is empty');
  return value;
}
