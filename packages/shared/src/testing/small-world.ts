import { builtinLedger } from '../ledger/builtin.ts';
import type { Column } from '../ledger/definition.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { choicesOf } from '../ledger/describe.ts';
import { testCampaign } from './district.ts';
import { testRow } from './ledger-rows.ts';

const DAYS = ['2026-03-01', '2026-09-15', '2026-10-12', '2026-11-10', '2026-11-20', '2026-11-23', '2026-12-05'];
const YUAN = [0, 900_000, 50_000_000, 99_000_000, 150_000_000, 400_000_000];
const TEXTS = [
  '江湾某某智能装备有限公司',
  '已签框架协议。',
  '按实缴税收先征后返50%',
  '外方出资1500万美元',
  '鹭港智谷（一期）',
  '鹭港智谷(一期)',
];
const PEOPLE = ['曹佳宁', '林秋实', '周明远'];
const UNITS = ['shiqiao', 'bailu', 'shangwuju'];
const REFS = [
  { text: '晟霖碳纤维复合材料研发及制造项目' },
  { text: '晟霖碳纤维复合材料研发与制造项目' },
  { text: '谁也没听说过的项目' },
];

/** Numbers that look as if by chance, the same for a seed every time. */
export function diceOf(seed: number): (sides: number) => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** A row of a ledger out of a small world, in which twins, gaps and faults are frequent; every value canonical. */
export function smallWorldRow(ledger: string, roll: (sides: number) => number): RowFields {
  const sound = testRow(ledger);
  const fields: Record<string, FieldValue> = {};
  for (const column of builtinLedger(ledger)?.columns ?? []) {
    const fate = roll(20);
    const kept = sound[column.key];
    const value = fate < 13 ? kept : fate < 16 ? undefined : pick(valuesOf(column), roll);
    if (value !== undefined) fields[column.key] = value;
  }
  return fields;
}

function valuesOf(column: Column): readonly FieldValue[] {
  const { type } = column;
  switch (type.kind) {
    case 'text':
    case 'longText':
      return TEXTS;
    case 'choice':
      return choicesOf(column, testCampaign()) ?? [];
    case 'choices':
      return (choicesOf(column, testCampaign()) ?? []).map((word) => [word]);
    case 'day':
      return DAYS;
    case 'month':
      return ['2025-12', '2026-07', '2026-08', '2026-09', '2026-12'];
    case 'wan':
    case 'yuan':
      return type.aboveYuan === undefined ? YUAN : YUAN.slice(1);
    case 'usdWan':
      return [100_000_000];
    case 'integer':
      return [0, 1, 4, 20];
    case 'decimal':
      return ['46.5', '12'];
    case 'percent':
      return [1_000, 3_000, 5_000, 7_000, 10_000];
    case 'phone':
      return ['13800001111', '0594-1234567'];
    case 'person':
      return PEOPLE;
    case 'persons':
      return PEOPLE.map((name) => [name]);
    case 'uscc':
      return ['91320698MAJ6YGQF40', '91350100M000100Y43'];
    case 'projectCode':
      return ['2607-320698-99-01-678537', '2602-320698-04-01-131677'];
    case 'unitRef':
      return UNITS;
    case 'ref':
      return REFS;
    case 'yesNo':
      return [true, false];
    case 'shares':
      return [
        [
          { unit: 'shiqiao', bps: 6_000 },
          { unit: 'shangwuju', bps: 4_000 },
        ],
        [{ unit: 'shiqiao', bps: 9_990 }],
      ];
  }
}

function pick<T>(list: readonly T[], roll: (sides: number) => number): T | undefined {
  return list[roll(list.length)];
}
