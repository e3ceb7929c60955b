import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { addDays } from '@double-hundred/shared/kernel/day';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { FIRST_DAY, projectRow } from './project-rows.ts';

const SYLLABLES = [...'晟霖瑞丰恒远中科华宇金石海润天合博雅鼎新永信宏图安泰嘉禾凌云盛世启明弘毅景程卓越飞翔蓝湾佳联百川'];
const PRODUCTS = [
  '碳纤维复合材料',
  '汽车零部件',
  '智能装备',
  '锂电池隔膜',
  '半导体封测',
  '医药中间体',
  '冷链物流',
  '预制菜加工',
  '光伏组件',
  '精密模具',
  '高端家居',
  '海洋工程装备',
];
const WORKS = ['研发及制造', '生产基地', '产业园一期', '技术改造', '扩建'];
const SEVERAL = 5;

/** What the project of that number is called; every number has a name of its own. */
export function projectName(number: number): string {
  const at = (place: number) => SYLLABLES[place % SYLLABLES.length] ?? '';
  const company = at(number) + at(Math.floor(number / SYLLABLES.length) + number * 7) + at(Math.floor(number / 2_000) + number);
  const product = PRODUCTS[(number * 5) % PRODUCTS.length] ?? '';
  return `${company}${product}${WORKS[Math.floor(number / 3) % WORKS.length] ?? ''}项目${number % 3 === 0 ? `${number}号` : ''}`;
}

/** A believable row of any built-in ledger, referring to the project of a number near its own; the same each time. */
export function ledgerRow(ledger: string, number: number, unitId: string): Record<string, FieldValue> {
  const projectRef = { text: projectName(Math.floor(number / SEVERAL)) };
  const day = (after: number) => addDays(FIRST_DAY, (number % 30) + after);
  switch (ledger) {
    case 'projects':
      return { ...projectRow(number, unitId), projectName: projectName(number) };
    case 'milestones': {
      const changes = { projectRef, milestone: `第${(number % SEVERAL) + 1}节点主体施工`, weight: 2_000, leadUnit: unitId };
      return whole(ledger, { ...changes, baselineDay: day(90), plannedDay: day(95) });
    }
    case 'issues':
      return whole(ledger, { projectRef, problem: `第${number}号地块东侧12亩未完成征收`, raisedDay: day(2), leadUnit: unitId });
    case 'outreach':
      return whole(ledger, { day: day(1), counterpart: `${projectName(number)}投资方`, leadRef: { text: projectName(number) } });
    case 'support': {
      const changes = { projectRef, item: `第${number}号规划许可证核发`, agency: unitId };
      return whole(ledger, { ...changes, appliedDay: day(1), doneDay: day(4) });
    }
    case 'funds':
      return whole(ledger, {
        unit: unitId,
        kind: '工作经费',
        projectRef,
        basis: `会议纪要〔2026〕${number}号`,
        achievement: null,
      });
    default:
      return whole(ledger, {
        month: `${2000 + (Math.floor(number / 12) % 26)}-${String((number % 12) + 1).padStart(2, '0')}`,
        ...runningOn(number),
      });
  }
}

/** Every twentieth row gets a cell nobody can read; gives its column, or null for the others. */
export function spoiledCell(definition: LedgerDefinition, number: number): { column: Column; text: string } | null {
  if (number % 20 !== 7) return null;
  const columns = definition.columns.filter(({ type }) => type.kind in SPOILED);
  const column = columns[Math.floor(number / 20) % columns.length];
  if (column === undefined) throw new Error(`${definition.id} has no column to spoil`);
  return { column, text: SPOILED[column.type.kind]?.(number) ?? '' };
}

/** Every fortieth row of a ledger that refers to projects names one that is nowhere, or nearly one that is. */
export function strayName(number: number): string | null {
  if (number % 40 !== 13) return null;
  return number % 80 === 13
    ? `查无此项${number}号基地`
    : `${projectName(Math.floor(number / SEVERAL)).slice(0, -3)}新${number % 7}`;
}

const SPOILED: Readonly<Record<string, (number: number) => string>> = {
  day: (number) => `2026年13月${number}日`,
  month: (number) => `2026年13月第${number}次`,
  wan: (number) => `约${number}左右`,
  yuan: (number) => `约${number}左右`,
  uscc: (number) => `91320698MA${number}`,
  phone: (number) => `1380000${number % 100}`,
  choice: (number) => `其他${number}`,
  integer: (number) => `约${number}个`,
  percent: (number) => `大约${number}成`,
};

function runningOn(number: number): Record<string, FieldValue> {
  const sound = testRow('indicators');
  const month = (number % 12) + 1;
  return Object.fromEntries(
    Object.entries(sound).flatMap(([key, value]) => (typeof value === 'number' ? [[key, Math.round(value / 100) * month]] : [])),
  );
}

function whole(ledger: string, changes: Readonly<Record<string, FieldValue | null>>): Record<string, FieldValue> {
  const row: RowFields = testRow(ledger, changes);
  return { ...row };
}
