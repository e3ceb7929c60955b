import type { Column, ColumnType } from '../ledger/definition.ts';
import { FOREIGN_MONEY_WORDS, UNCERTAIN_AMOUNT_WORDS } from '../message/workbook-words.ts';
import { choiceList } from '../value/choice-list.ts';
import { FIRST_SERIAL, LAST_SERIAL } from '../value/day-serial.ts';
import { USCC_ALPHABET } from '../value/uscc-check.ts';
import { formula } from './formula-text.ts';
import { listName } from './hidden-lists.ts';
import { cellIn, isFilled, type MarkGround } from './mark-ground.ts';

const { and, or, text, trimmed, hasOneOf, hasNoneOf, isNotIn } = formula;
const DIGITS = Array.from('0123456789０１２３４５６７８９');
const CHINESE_DIGITS = Array.from('一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟');
const DEFAULT_YUAN_PER_UNIT = 10_000;
const MOST_CHARACTERS = 32_767;

/** When a filled cell certainly is no value of its column's type, as a formula; null when a formula cannot tell. */
export function typeMark(column: Column, ground: MarkGround): string | null {
  const cell = cellIn(ground, column.key);
  const wrong = cell === null ? null : wrongType(column, cell, ground);
  return cell === null || wrong === null ? null : and(isFilled(cell), wrong);
}

function wrongType(column: Column, cell: string, ground: MarkGround): string | null {
  const { type } = column;
  const { definition, context } = ground;
  switch (type.kind) {
    case 'text':
    case 'longText':
      return (type.maxLength ?? MOST_CHARACTERS) < MOST_CHARACTERS ? `LEN(${trimmed(cell)})>${type.maxLength}` : null;
    case 'choice':
      return choiceList(column, context.campaign).choices.length === 0
        ? null
        : isNotIn(trimmed(cell), listName.words(definition.id, column.key));
    case 'choices':
      return choiceList(column, context.campaign).choices.length === 0
        ? null
        : and(
            hasNoneOf(trimmed(cell), ['、', ',', '，', ';', '；', ' ', '/', '|', '\n']),
            isNotIn(trimmed(cell), listName.words(definition.id, column.key)),
          );
    case 'unitRef':
      return context.units.length === 0 ? null : isNotIn(trimmed(cell), listName.words(definition.id, column.key));
    case 'yesNo':
      return isNotIn(trimmed(cell), listName.words(definition.id, column.key));
    case 'day':
      return wrongDay(type, cell);
    case 'wan':
    case 'usdWan':
      return wrongMoney(type, cell, ground.yuanPerUnit?.[column.key] ?? DEFAULT_YUAN_PER_UNIT);
    case 'integer':
      return numberOr(cell, or(`ABS(${cell}-ROUND(${cell},0))>0.000001`, ...below(cell, type.min)), hasNoneOf(cell, DIGITS));
    case 'decimal':
      return numberOr(cell, below(cell, type.min)[0] ?? null, hasNoneOf(cell, DIGITS));
    case 'percent':
      return numberOr(cell, or(...below(cell, 0), `${cell}>1000`), and(hasNoneOf(cell, DIGITS), hasNoneOf(cell, ['百分之'])));
    default:
      return wrongCode(type.kind, trimmed(cell));
  }
}

// Excel counts days from 1900; a number below 1950 is a year, a month or a slip. Eight digits are read as a day.
function wrongDay(type: Extract<ColumnType, { kind: 'day' }>, cell: string): string {
  const outside = [`${cell}<${FIRST_SERIAL}`, and(`${cell}>${LAST_SERIAL + 1}`, or(`${cell}<19000101`, `${cell}>21991231`))];
  const future = and(`${cell}<=${LAST_SERIAL}`, `${cell}>=TODAY()+1`);
  return numberOr(
    cell,
    or(...outside, ...(type.notAfterToday === true ? [future] : [])),
    hasNoneOf(cell, [...DIGITS, '年', '月']),
  );
}

function wrongMoney(type: Extract<ColumnType, { kind: 'wan' | 'usdWan' }>, cell: string, yuanPerUnit: number): string {
  const least = type.kind === 'usdWan' ? `ROUND(${cell}*1000000,0)<0` : lowerBound(type, cell, yuanPerUnit);
  const words = [
    hasNoneOf(cell, [...DIGITS, ...CHINESE_DIGITS]),
    hasOneOf(cell, [...UNCERTAIN_AMOUNT_WORDS, ...(type.kind === 'wan' ? FOREIGN_MONEY_WORDS : [])]),
  ];
  return numberOr(cell, least, or(...words));
}

function lowerBound(type: Extract<ColumnType, { kind: 'wan' }>, cell: string, yuanPerUnit: number): string | null {
  if (type.aboveYuan !== undefined) return `ROUND(${cell}*${yuanPerUnit},0)<=${type.aboveYuan}`;
  return type.minYuan === undefined ? null : `ROUND(${cell}*${yuanPerUnit},0)<${type.minYuan}`;
}

function below(cell: string, min: number | undefined): readonly string[] {
  return min === undefined ? [] : [`ROUND(${cell},6)<${min}`];
}

function numberOr(cell: string, wrongNumber: string | null, wrongText: string): string {
  return `IF(ISNUMBER(${cell}),${wrongNumber ?? 'FALSE'},${wrongText})`;
}

function wrongCode(kind: ColumnType['kind'], written: string): string | null {
  const bare = `SUBSTITUTE(SUBSTITUTE(${written},"-","")," ","")`;
  if (kind === 'uscc') return or(`LEN(${bare})<>18`, wrongCheckDigit(`UPPER(${bare})`));
  if (kind === 'projectCode') return `LEN(${bare})<>20`;
  // A number of seven digits at the end of a name is its phone; a mobile number has eleven digits.
  if (kind === 'person' || kind === 'persons') return `LEN(IFERROR(INT(--("1"&RIGHT(${written},7))),0))=8`;
  if (kind === 'phone') {
    const mobile = and(`LEFT(${bare},1)="1"`, `ISNUMBER(--${bare})`, hasNoneOf(bare, ['.', 'E', 'e']), `LEN(${bare})<>11`);
    return or(`LEN(${written})<7`, hasNoneOf(written, DIGITS), mobile);
  }
  return null;
}

/** GB 32100-2015: the last character makes the weighted sum of all a multiple of 31. */
function wrongCheckDigit(code: string): string {
  const alphabet = text(USCC_ALPHABET);
  const sum = `SUMPRODUCT(FIND(MID(${code},${listName.codePlaces},1),${alphabet})-1,${listName.codeWeights})`;
  return `IFERROR(MOD(31-MOD(${sum},31),31)<>FIND(MID(${code},18,1),${alphabet})-1,TRUE)`;
}
