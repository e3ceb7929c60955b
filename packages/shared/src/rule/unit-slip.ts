import { yuanText } from '../message/amount.ts';
import { findingText } from '../message/findings.ts';
import { headingOf, NOTHING, type RuleEvaluator, yuanIn } from './rule-input.ts';

/** An amount outside the believable range was probably written in 亿元 or 元; the guess is proposed, never applied. */
export const unitSlip: RuleEvaluator<'unitSlip'> = (params, { definition, fields }) => {
  const yuan = yuanIn(fields, params.column);
  if (yuan === null || yuan <= 0 || (yuan >= params.belowYuan && yuan <= params.aboveYuan)) return NOTHING;
  const guess = yuan < params.belowYuan ? yuan * params.factor : yuan / params.factor;
  const believable = Number.isInteger(guess) && guess >= params.belowYuan && guess <= params.aboveYuan;
  const text = findingText.unitSlip({ heading: headingOf(definition, params.column), yuan }, believable ? guess : null);
  const put = (value: number) => ({ column: params.column, value, text: yuanText(value) });
  // Both readings are asked about: the amount as it stands needs a reason, the other one is written on a press.
  return [{ column: params.column, ...text, ...(believable ? { fix: put(guess), choices: [put(yuan), put(guess)] } : {}) }];
};
