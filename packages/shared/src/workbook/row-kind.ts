import type { GridCell } from './grid.ts';
import { squeeze } from './heading-text.ts';
import type { SkipReason } from './layout.ts';

const TOTAL = /^\(?(?:合计|总计|共计|总合计|全区合计|本表合计)(?:[:(\d共].*)?\)?$/u;
const SUBTOTAL = /^\(?(?:.{0,30}小计|.{1,20}(?:单位|镇|街道|局|区|园)合计)(?:[:(\d共].*)?\)?$/u;
const OF_WHICH = /^其中(?::|$|(?!.*项目).{1,20}$)/u;
const EXAMPLE = /^\(?(?:例|示例|样例|范例|举例|填写示例|填报示例|填表示例|例如)(?:[:)\d].*)?$/u;
const PLACEHOLDER = /(?:xx|××|某某|\*\*)/giu;
const SIGNATURE =
  /^(?:填报人|填表人|制表人|制表|审核人|审核|审批人|复核人|负责人|单位负责人|主要负责人|分管领导|分管负责人|经办人|联系人|联系电话|填报日期|填报时间|填表日期|填报单位|报送单位|报送时间|签字|签章|盖章|单位盖章|\(盖章\)|\(公章\))(?::|\(|$)/u;
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|附注)(?::|\d|\(\d)/u;
const SECTION = /^\(?[一二三四五六七八九十]+(?:\)|、|\.)/u;

/** The text of a cell as far as rows are told apart by it; numbers as text, errors as their error text. */
export function gridText(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.error !== undefined) return cell.error;
  return cell.value === null ? '' : String(cell.value);
}

/** What tells rows apart: the first text of the row, its name cell, and how much else is filled. All texts squeezed. */
export interface RowSigns {
  readonly first: string;
  readonly name: string;
  /** Filled cells in columns the ledger knows, the name among them. */
  readonly filledKnown: number;
  readonly filledLocal: number;
  /** Every filled local cell is a number: a running number and nothing else. */
  readonly localAreNumbers: boolean;
}

/** Why a row below the heading is no ledger row; null when it is one. Doubtful rows are ledger rows: nothing is lost silently. */
export function skipReason(signs: RowSigns): SkipReason | null {
  if (signs.filledKnown === 0 && (signs.filledLocal === 0 || signs.localAreNumbers)) return 'blank';
  for (const text of signs.first === signs.name ? [signs.first] : [signs.first, signs.name]) {
    if (TOTAL.test(text)) return 'total';
    if (SUBTOTAL.test(text)) return 'subtotal';
    if (OF_WHICH.test(text)) return 'ofWhich';
    if (EXAMPLE.test(text)) return 'example';
    if (SIGNATURE.test(text) || NOTE.test(text)) return 'footer';
  }
  if ((signs.name.match(PLACEHOLDER) ?? []).length >= 2) return 'example';
  if (signs.filledKnown === 0) return 'title';
  return signs.filledKnown === 1 && SECTION.test(signs.name) ? 'title' : null;
}

/** What a row above the heading is: the line with the unit or the reporting unit, else a title. */
export function kindAboveHeading(texts: readonly string[]): SkipReason {
  if (texts.length === 0) return 'blank';
  return texts.some((text) => /(?:单位|填报|报送|截至|截止|日期|时间)[:为]?/u.test(squeeze(text))) &&
    texts.every((text) => squeeze(text).length <= 30)
    ? 'unitLine'
    : 'title';
}
