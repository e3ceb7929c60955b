import type { Book } from '../workbook/book.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { dayOfSerial } from './day-serial.ts';

/** What the cell shows, by its number format. Formats beyond digits, grouping, percent, powers and days show as General. */
export function cellText(book: Book, sheet: Sheet, row: number, column: number): string {
  const cell = sheet.cell(row, column);
  if (!cell) return '';
  if (cell.error !== undefined) return cell.error;
  if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE';
  if (typeof cell.value !== 'number') return cell.value ?? '';
  return numberText(cell.value, sheet.formatOf(row, column), book.dateSystem);
}

const LITERALS = /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*./g;

export function numberText(value: number, format: string, dateSystem: 1900 | 1904): string {
  const section = (value < 0 && format.includes(';') ? format.split(';')[1] : format.split(';')[0]) ?? format;
  const bare = section.replace(LITERALS, '');
  if (/[ymdhs]/i.test(bare) && !/[0#?]/.test(bare)) return value < 0 ? '########' : dayText(value, section, dateSystem);
  const digits = /[#,?]*0[0,#?]*(?:\.([0#?]+))?(%|E\+0+)?/.exec(bare);
  if (section === 'General' || section === '@' || !digits) return generalText(value);
  const decimals = digits[1]?.length ?? 0;
  const amount = value < 0 && format.includes(';') ? -value : value;
  const prefix = literal(section.slice(0, Math.max(0, section.search(/[#0?]/))));
  if (digits[2] === '%') return `${prefix}${(amount * 100).toFixed(decimals)}%`;
  if (digits[2] !== undefined)
    return amount
      .toExponential(decimals)
      .toUpperCase()
      .replace(/E([+-])(\d)$/, 'E$10$2');
  const fixed = amount.toFixed(decimals);
  const [whole = '', part] = fixed.split('.');
  const padded = whole.padStart((/0+/.exec(digits[0].split('.')[0]?.replaceAll(',', '') ?? '') ?? [''])[0].length, '0');
  const grouped = digits[0].includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  return `${prefix}${grouped}${part === undefined ? '' : `.${part}`}`;
}

function literal(text: string): string {
  return text.replace(LITERALS, (_, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? '');
}

// General shows at most 11 digits; Excel itself narrows further with the column.
function generalText(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e11 || Math.abs(value) < 1e-9)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    return `${Number(mantissa)}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/[+-]/, '').padStart(2, '0')}`;
  }
  return String(Number(value.toPrecision(10)));
}

function dayText(serial: number, format: string, dateSystem: 1900 | 1904): string {
  const date = dayOfSerial(serial, dateSystem);
  const parts: Record<string, string> = {
    yyyy: String(date.getUTCFullYear()),
    yy: String(date.getUTCFullYear()).slice(2),
    mm: pad(date.getUTCMonth() + 1),
    m: String(date.getUTCMonth() + 1),
    dd: pad(date.getUTCDate()),
    d: String(date.getUTCDate()),
    hh: pad(date.getUTCHours()),
    h: String(date.getUTCHours()),
    ss: pad(date.getUTCSeconds()),
  };
  let afterHour = false;
  return format.replace(/"([^"]*)"|\\(.)|\[[^\]]*\]|yyyy|yy|mmm|mm|m|dd|d|hh|h|ss/gi, (token, quoted, escaped) => {
    if (quoted !== undefined || escaped !== undefined) return String(quoted ?? escaped);
    const key = token.toLowerCase();
    if (key.startsWith('[')) return '';
    if (afterHour && key.startsWith('m')) return pad(date.getUTCMinutes());
    afterHour = key.startsWith('h');
    if (key === 'mmm') return date.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    return parts[key] ?? token;
  });
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
