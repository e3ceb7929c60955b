import * as z from 'zod';
import type { LedgerContext } from '../value/context.ts';
import { choiceList } from '../value/choice-list.ts';
import { isFormulaError, textLength } from '../value/clean-text.ts';
import { isIsoDay } from '../value/iso-day.ts';
import { moneyRangeProblem } from '../value/read-money.ts';
import { belowMinimum, MAX_NUMBER } from '../value/read-number.ts';
import { MAX_BPS } from '../value/read-percent.ts';
import { isName } from '../value/read-person.ts';
import { PHONE_FORM } from '../value/read-phone.ts';
import { PROJECT_CODE_FORM } from '../value/read-project-code.ts';
import { maxTextLength } from '../value/read-text.ts';
import { unitNames } from '../value/unit-names.ts';
import { hasUsccCheck, hasUsccForm } from '../value/uscc-check.ts';
import type { Column } from './definition.ts';
import { rowRefSchema, shareSchema } from './fields.ts';

/** What the schemas depend on: the choices of the campaign and the list of units. */
export type SchemaContext = Pick<LedgerContext, 'campaign' | 'units'>;

const MONTH_FORM = /^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/;
const DECIMAL_FORM = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** zod schema of the canonical wire values of one column; it only validates, nothing is changed. */
export function valueSchema(column: Column, context: SchemaContext): z.ZodType {
  const { type } = column;
  switch (type.kind) {
    case 'text':
    case 'longText':
      return text(maxTextLength(column));
    case 'choice':
      return choice(column, context);
    case 'choices':
      return z.array(choice(column, context)).min(1);
    case 'day':
      return z.string().refine(isIsoDay);
    case 'month':
      return z.string().regex(MONTH_FORM);
    case 'wan':
    case 'yuan':
    case 'usdWan':
      return z
        .number()
        .int()
        .refine((whole) => moneyRangeProblem(column, '', whole) === null);
    case 'integer':
      return z
        .number()
        .int()
        .refine((value) => Math.abs(value) < MAX_NUMBER && belowMinimum(column, '', value) === null);
    case 'decimal':
      return z
        .string()
        .regex(DECIMAL_FORM)
        .refine((value) => isDecimal(column, value, type.digits));
    case 'percent':
      return z.number().int().min(0).max(MAX_BPS);
    case 'phone':
      return oneOrSeveral(z.string().regex(PHONE_FORM));
    case 'person':
      return oneOrSeveral(z.string().refine(isName));
    case 'persons':
      return z.array(z.string().refine(isName)).min(1);
    case 'uscc':
      return z.string().refine((code) => hasUsccForm(code) && hasUsccCheck(code));
    case 'projectCode':
      return z.string().regex(PROJECT_CODE_FORM);
    case 'unitRef':
      return unitId(context);
    case 'ref':
      return rowRefSchema.extend({ text: text(maxTextLength(column)) });
    case 'yesNo':
      return z.boolean();
    case 'shares':
      return z.array(shareSchema.extend({ unit: unitId(context) })).min(1);
  }
}

function text(maxLength: number) {
  return z
    .string()
    .min(1)
    .refine((value) => textLength(value) <= maxLength && !isFormulaError(value));
}

function choice(column: Column, context: SchemaContext) {
  const { exact } = choiceList(column, context.campaign);
  return exact.size === 0 ? text(maxTextLength(column)) : z.string().refine((value) => exact.has(value));
}

function unitId(context: SchemaContext) {
  const { byId } = unitNames(context.units);
  return z.string().refine((id) => byId.has(id));
}

function oneOrSeveral(one: z.ZodType) {
  return z.union([one, z.array(one).min(2)]);
}

function isDecimal(column: Column, value: string, digits: number): boolean {
  const places = value.split('.')[1]?.length ?? 0;
  const number = Number(value);
  return places <= digits && Math.abs(number) < MAX_NUMBER && belowMinimum(column, '', number) === null;
}
