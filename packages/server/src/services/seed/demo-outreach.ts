import { type Day, addDays } from '@double-hundred/shared/kernel/day';
import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { textIn } from '@double-hundred/shared/rule/rule-input';
import { demoPerson } from './demo-person.ts';

type Row = Record<string, FieldValue>;

const KINDS = ['外出拜访', '接待客商', '推介会', '展会', '商会协会', '线上洽谈', '产业链专题'] as const;
const PLACES = ['临江市国际会展中心', '区政务服务中心', '苏陵市开发区', '线上会议', '区商会大厦'] as const;
const RESULTS = [
  '企业有意建设华东生产基地，约定下月来实地考察。',
  '双方就用地和厂房条件交换意见，企业要求提供标准厂房。',
  '达成初步意向，正在起草框架协议。',
  '介绍了本区产业政策，企业将向集团汇报。',
] as const;

/** Visits and talks of a unit; the first of them led to one of its projects. */
export function demoOutreach(index: number, projects: readonly Row[], firstDay: Day): Row[] {
  return Array.from({ length: 1 + (index % 2) }, (_, place): Row => {
    const number = index * 3 + place * 5;
    const lead = projects[place];
    const chain = lead?.['industryChain'];
    return {
      day: addDays(firstDay, 3 + (number % 75)),
      kind: at(KINDS, number),
      leader: demoPerson(number + 5),
      participants: [demoPerson(number + 7), demoPerson(number + 9)],
      place: at(PLACES, number),
      counterpart: textIn(lead ?? null, 'investor') ?? '苏陵某某投资有限公司',
      ...(typeof chain === 'string' ? { industryChain: chain } : {}),
      result: at(RESULTS, number),
      intendedInvestmentYuan: (8_000 + (number % 20) * 1_000) * 10_000,
      nextStep: '由专班跟进用地需求，每周联系一次。',
      ...(lead === undefined ? {} : { leadRef: { text: textIn(lead, 'projectName') ?? '' } }),
      expense: 3_000 + (number % 9) * 700,
    };
  });
}

function at(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}
