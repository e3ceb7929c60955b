import * as fc from 'fast-check';
import { dayFromNumber } from '../kernel/day.ts';
import type { Column, LedgerDefinition } from '../ledger/definition.ts';
import type { FieldValue } from '../ledger/fields.ts';
import { choiceList } from '../value/choice-list.ts';
import { cleanLine, cleanLongText, isBlank, isFormulaError, textLength } from '../value/clean-text.ts';
import type { LedgerContext } from '../value/context.ts';
import { decimalText } from '../value/decimal.ts';
import { hasUsccCheck } from '../value/uscc-check.ts';

const DIRTY = [
  '2024.5.1',
  '2026年9月5日',
  '20260901',
  '2026-09-31',
  '5月底前',
  '2024.5.1-2024.8.1',
  '2027年',
  '9月5日',
  '26.9.5',
  '2026-09-15',
  '12,000',
  '1.2亿',
  '约1亿',
  '1-2亿',
  '500万美元',
  '#REF!',
  ' #N/A',
  '无',
  '/',
  '见附件',
  '(1,200)',
  '-5',
  '0',
  '1.00001',
  '80%',
  '0.8',
  '33.333%',
  '138 0000 1111',
  '13800001111',
  '1380000111',
  '1.38E+10',
  '0594-1234567',
  '91350100M000100Y43',
  '91350100m000100y43',
  '91350100M000100Y44',
  '9135O100M000100Y43',
  '张三',
  '张三13800001111',
  '张三、李四',
  '签约',
  '已签约',
  '框架协议',
  '推进中',
  '省重大、市重点',
  '省重大 其他',
  '柳湾镇',
  '经开区管委会',
  '江东新区管委会',
  '石桥镇：60%、区商务局：40%',
  '石桥镇：0.8',
  '2609-320698-04-01-123456',
  '2609-320698-04-01-12345',
  '同上',
  '√',
  '×',
  'a'.repeat(101),
  '很长'.repeat(300),
  '\u00a0柳湾镇\u3000',
  '签\n约',
  '１２０００',
  '工业',
  '省外',
  '2026-09',
  '46.255',
  'TRUE',
] as const;
const NUMBERS = [
  0,
  -0,
  1,
  0.8,
  0.1 + 0.2,
  12000.000000001,
  1.00001,
  46.255,
  46.25,
  2024,
  2024.1,
  5.1,
  45413,
  45413.5,
  20240501,
  20241301,
  202405,
  -1200,
  1e21,
  1e-9,
  13800001111,
  913206987546676000,
  Number.MAX_SAFE_INTEGER,
  120000000,
  99999,
  3.000001,
  3.0000001,
] as const;

/** Any value a host may give for a cell, with the usual dirt often among them. */
export function anyCellValue(): fc.Arbitrary<string | number | boolean | null> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string | number>(...DIRTY, ...NUMBERS) },
    { weight: 2, arbitrary: fc.double() },
    { weight: 2, arbitrary: fc.integer() },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.stringMatching(/^[0-9.,年月日亿万元%\-/ ：、约]{1,14}$/) },
    { weight: 1, arbitrary: fc.constantFrom(true, false, null, '') },
  );
}

/** Canonical fields of a row; each column is sometimes empty. */
export function fieldsOf(definition: LedgerDefinition, context: LedgerContext): fc.Arbitrary<Record<string, FieldValue>> {
  const entries = definition.columns.map((column) =>
    fc.option(canonicalValue(column, context)).map((value): [string, FieldValue | null] => [column.key, value]),
  );
  return fc
    .tuple(...entries)
    .map((pairs) => Object.fromEntries(pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))));
}

/** A canonical value of a column. */
export function canonicalValue(column: Column, context: LedgerContext): fc.Arbitrary<FieldValue> {
  const { type } = column;
  const unit = fc.constantFrom(...context.units.map((each) => each.id));
  switch (type.kind) {
    case 'text':
    case 'longText':
      return text(type.kind === 'longText', Math.min(type.maxLength ?? 60, 60));
    case 'choice':
      return fc.constantFrom(...choiceList(column, context.campaign).choices);
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...choiceList(column, context.campaign).choices), { minLength: 1, maxLength: 3 });
    case 'day':
      return fc.integer({ min: -25_000, max: 375_000 }).map(dayFromNumber);
    case 'month':
      return fc.integer({ min: 0, max: 83_000 }).map((days) => dayFromNumber(days).slice(0, 7));
    case 'wan':
    case 'yuan':
    case 'usdWan':
      return fc.integer({ min: 1, max: 99_999_999_999_999 });
    case 'integer':
      return fc.integer({ min: 0, max: 999_999_999_999 });
    case 'decimal':
      return fc.integer({ min: 0, max: 99_999_999 }).map((digits) => decimalText({ digits: BigInt(digits), scale: type.digits }));
    case 'percent':
      return fc.integer({ min: 0, max: 100_000 });
    case 'phone':
      return fc.oneof(
        mobile(),
        fc.constant('0594-1234567'),
        fc.constant('010-12345678-801'),
        fc.constant('4001234567'),
        fc.uniqueArray(mobile(), { minLength: 2, maxLength: 3 }),
      );
    case 'person':
      return fc.oneof(name(), fc.uniqueArray(name(), { minLength: 2, maxLength: 3 }));
    case 'persons':
      return fc.uniqueArray(name(), { minLength: 1, maxLength: 5 });
    case 'uscc':
      return fc.stringMatching(/^9132069[0-9]MA[0-9A-HJ-NPQRTUWXY]{7}$/).map(withCheck);
    case 'projectCode':
      return fc.stringMatching(/^26[01]\d-320698-\d\d-\d\d-\d{6}$/);
    case 'unitRef':
      return unit;
    case 'ref':
      return text(false, 60).map((each) => ({ text: each }));
    case 'yesNo':
      return fc.boolean();
    case 'shares':
      return fc.array(fc.record({ unit, bps: fc.integer({ min: 101, max: 10_000 }) }), { minLength: 1, maxLength: 4 });
  }
}

function text(long: boolean, maxLength: number): fc.Arbitrary<string> {
  const clean = long ? cleanLongText : cleanLine;
  return fc
    .oneof(fc.string({ unit: 'grapheme', maxLength }), fc.stringMatching(/^[\u4e00-\u9fff（）()a-zA-Z0-9，。\n=+\-@]{1,30}$/))
    .map((each) => clean(clean(each)))
    .filter((each) => !isBlank(each) && !isFormulaError(each) && textLength(each) <= maxLength);
}

function mobile(): fc.Arbitrary<string> {
  return fc.stringMatching(/^1[3-9]\d0000\d{4}$/);
}

function name(): fc.Arbitrary<string> {
  return fc.oneof(fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}$/), fc.constantFrom('John Smith', '阿依古丽·买买提'));
}

function withCheck(body: string): string {
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (hasUsccCheck(body + check)) return body + check;
  throw new Error('every body has a check digit');
}
