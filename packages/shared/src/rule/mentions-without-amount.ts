import { columnOf } from '../ledger/definition.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, textIn } from './rule-input.ts';

const AMOUNT = '[\\d０-９〇零一二三四五六七八九十两][\\d０-９,，.．点〇零一二三四五六七八九十百千万亿两\\s余多]*';

/** A choice such as 境外 calls for an amount in a foreign currency in the remark; a refused remark is not judged. */
export const mentionsWithoutAmount: RuleEvaluator<'mentionsWithoutAmount'> = (params, { definition, fields, refused }) => {
  const value = textIn(fields, params.column);
  if (value === null || !params.values.includes(value) || refused.has(params.textColumn)) return NOTHING;
  if (namesAmount(textIn(fields, params.textColumn) ?? '', params.currencies)) return NOTHING;
  const example = columnOf(definition, params.textColumn)?.example ?? '';
  const text = findingText.mentionsWithoutAmount(
    headingOf(definition, params.column),
    value,
    headingOf(definition, params.textColumn),
    example,
  );
  return [{ column: params.textColumn, ...text }];
};

function namesAmount(text: string, currencies: readonly string[]): boolean {
  const currency = `(?:${currencies.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
  return new RegExp(`${AMOUNT}${currency}|${currency}\\s*[\\d０-９]|[$€£＄￡]\\s*[\\d０-９]`, 'i').test(text);
}
