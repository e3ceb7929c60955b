/** What a formula works with: a text, number or truth value; undefined is an empty cell; Error stands for every error value. */
export type FormulaValue = string | number | boolean | undefined | FormulaError;

export class FormulaError {}

/** Gives the cells of a range such as `$B4:$D4` or a name, row by row. */
export type RangeReader = (reference: string) => readonly FormulaValue[];

type Many = readonly FormulaValue[];
interface Area {
  readonly area: Many;
}
type Node = (read: RangeReader) => FormulaValue | Area;

const ERROR = new FormulaError();
const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|(\d+(?:\.\d+)?)|(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![A-Za-z_(])|([A-Za-z_][A-Za-z0-9_.]*)(\()?|(<>|<=|>=|[-+*/&=<>(),]))/y;

/**
 * Evaluates the formulas our templates carry as Excel does: blanks as '' or 0, comparison without regard of case,
 * errors passed on, COUNT and SUMPRODUCT over lists. `todaySerial` is the serial number of TODAY().
 */
export function evaluateFormula(text: string, read: RangeReader, todaySerial: number): FormulaValue {
  const parser = createParser(text, todaySerial);
  return scalar(parser(read));
}

interface Token {
  readonly kind: 'text' | 'number' | 'reference' | 'name' | 'call' | 'sign';
  readonly text: string;
}

function createParser(source: string, todaySerial: number): Node {
  const tokens = tokensOf(source);
  let at = 0;
  const peek = (): string | undefined => (tokens[at]?.kind === 'sign' ? tokens[at]?.text : undefined);
  const expect = (sign: string): void => {
    if (peek() !== sign) throw new Error(`expected ${sign} at token ${at} of ${source}`);
    at += 1;
  };
  const binary =
    (
      next: () => Node,
      signs: readonly string[],
      apply: (sign: string, left: FormulaValue, right: FormulaValue) => FormulaValue,
    ) =>
    () => {
      let left = next();
      for (let sign = peek(); sign !== undefined && signs.includes(sign); sign = peek()) {
        at += 1;
        const [one, two, operator] = [left, next(), sign];
        left = (read) =>
          pairwise(one(read), two(read), (a, b) =>
            a instanceof FormulaError ? a : b instanceof FormulaError ? b : apply(operator, a, b),
          );
      }
      return left;
    };
  const primary = (): Node => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) throw new Error(`unfinished: ${source}`);
    if (token.kind === 'text') return () => token.text;
    if (token.kind === 'number') return () => Number(token.text);
    if (token.kind === 'reference' && !token.text.includes(':')) return (read) => read(token.text)[0];
    if (token.kind === 'reference') return (read) => ({ area: read(token.text) });
    if (token.kind === 'name' && (token.text === 'TRUE' || token.text === 'FALSE')) return () => token.text === 'TRUE';
    if (token.kind === 'name') return (read) => ({ area: read(token.text) });
    if (token.kind === 'call') return call(token.text, list());
    if (token.text === '(') {
      const inner = comparison();
      expect(')');
      return inner;
    }
    if (token.text === '-') {
      const inner = primary();
      return (read) => mapped(inner(read), (value) => negated(value));
    }
    throw new Error(`unexpected ${token.text} in ${source}`);
  };
  const list = (): readonly Node[] => {
    const nodes: Node[] = [];
    if (peek() === ')') {
      at += 1;
      return nodes;
    }
    for (;;) {
      nodes.push(comparison());
      if (peek() === ')') break;
      expect(',');
    }
    expect(')');
    return nodes;
  };
  const product = binary(primary, ['*', '/'], (_, a, b) => arithmetic(a, b, (x, y) => x * y));
  const sum = binary(product, ['+', '-'], (sign, a, b) => arithmetic(a, b, (x, y) => (sign === '+' ? x + y : x - y)));
  const joined = binary(sum, ['&'], (_, a, b) => asText(a) + asText(b));
  const comparison = binary(joined, ['=', '<>', '<', '>', '<=', '>='], compare);
  const call = (name: string, nodes: readonly Node[]): Node => callOf(name, nodes, todaySerial);
  const whole = comparison();
  if (at !== tokens.length) throw new Error(`left over after token ${at} in ${source}`);
  return whole;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (found === null) throw new Error(`no formula from character ${from}: ${source.slice(from, from + 30)}`);
    const [, text, number, reference, name, opens, sign] = found;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (reference !== undefined) tokens.push({ kind: 'reference', text: reference });
    else if (name !== undefined) tokens.push({ kind: opens === undefined ? 'name' : 'call', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function callOf(name: string, nodes: readonly Node[], todaySerial: number): Node {
  const one = (index: number, read: RangeReader): FormulaValue => scalar(nodes[index]?.(read));
  const withText = (work: (text: string, read: RangeReader) => FormulaValue): Node => {
    return (read) => {
      const value = one(0, read);
      return value instanceof FormulaError ? value : work(asText(value), read);
    };
  };
  switch (name) {
    case 'TODAY':
      return () => todaySerial;
    case 'IF':
      return (read) => {
        const test = asTruth(one(0, read));
        return test instanceof FormulaError ? test : one(test ? 1 : 2, read);
      };
    case 'IFERROR':
      return (read) => {
        const value = one(0, read);
        return value instanceof FormulaError ? one(1, read) : value;
      };
    case 'AND':
    case 'OR':
      return (read) => {
        const values = nodes.map((_, index) => asTruth(one(index, read)));
        const error = values.find((value) => value instanceof FormulaError);
        if (error !== undefined) return error;
        return name === 'AND' ? values.every((value) => value === true) : values.includes(true);
      };
    case 'ISNUMBER':
      return (read) => typeof one(0, read) === 'number';
    case 'ISERROR':
    case 'ISNA':
      return (read) => one(0, read) instanceof FormulaError;
    case 'TRIM':
      return withText((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, ''));
    case 'LEN':
      return withText((text) => text.length);
    case 'UPPER':
      return withText((text) => text.toUpperCase());
    case 'LEFT':
      return withText((text, read) => text.slice(0, Number(one(1, read))));
    case 'RIGHT':
      return withText((text, read) => text.slice(Math.max(0, text.length - Number(one(1, read)))));
    case 'MID':
      return (read) =>
        mapped(nodes[1]?.(read), (place) =>
          asText(one(0, read)).slice(Number(place) - 1, Number(place) - 1 + Number(one(2, read))),
        );
    case 'SUBSTITUTE':
      return withText((text, read) => text.replaceAll(asText(one(1, read)), asText(one(2, read))));
    case 'INT':
      return (read) => mapped(nodes[0]?.(read), (value) => numeric(value, Math.floor));
    case 'ABS':
      return (read) => mapped(nodes[0]?.(read), (value) => numeric(value, Math.abs));
    case 'ROUND':
      return (read) =>
        arithmetic(
          one(0, read),
          one(1, read),
          (x, digits) => (Math.sign(x) * Math.round(Math.abs(x) * 10 ** digits)) / 10 ** digits,
        );
    case 'MOD':
      return (read) => arithmetic(one(0, read), one(1, read), (x, y) => x - y * Math.floor(x / y));
    case 'FIND':
      return (read) =>
        mapped(nodes[0]?.(read), (wanted) => {
          const text = one(1, read);
          const place = text instanceof FormulaError ? -1 : asText(text).indexOf(asText(wanted));
          return place === -1 ? ERROR : place + 1;
        });
    case 'COUNT':
      return (read) => nodes.filter((_, index) => typeof one(index, read) === 'number').length;
    case 'COUNTA':
      return (read) => many(nodes[0]?.(read)).filter((value) => value !== undefined).length;
    case 'MATCH':
      return (read) => {
        const wanted = one(0, read);
        const place =
          wanted instanceof FormulaError ? -1 : many(nodes[1]?.(read)).findIndex((cell) => fits(cell, asText(wanted)));
        return place === -1 ? ERROR : place + 1;
      };
    case 'INDEX':
      return (read) => {
        const place = one(1, read);
        return typeof place === 'number' ? many(nodes[0]?.(read))[place - 1] : ERROR;
      };
    case 'COUNTIF':
      return (read) => {
        const cells = many(nodes[0]?.(read));
        return mapped(nodes[1]?.(read), (wanted) => cells.filter((cell) => fits(cell, asText(wanted))).length);
      };
    case 'SUMPRODUCT':
      return (read) => {
        const lists = nodes.map((node) => many(node(read)));
        const [first = []] = lists;
        if (lists.some((cells) => cells.some((value) => value instanceof FormulaError))) return ERROR;
        return first.reduce<number>(
          (sum, _, index) => sum + lists.reduce((part, cells) => part * Number(cells[index] ?? 0), 1),
          0,
        );
      };
    default:
      throw new Error(`our templates use no ${name}`);
  }
}

/** Whether a cell is the wanted text, in which * and ? stand for any text and any character unless ~ stands before them. */
function fits(cell: FormulaValue, wanted: string): boolean {
  if (cell === undefined || cell instanceof FormulaError) return false;
  const pattern = wanted.replace(/~?[\s\S]/gu, (sign) => {
    if (sign === '*') return '.*';
    if (sign === '?') return '.';
    const plain = /^~[~?*]$/.test(sign) ? sign.slice(1) : sign;
    return plain.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${pattern}$`, 'isu').test(asText(cell));
}

function scalar(value: FormulaValue | Area): FormulaValue {
  return isArea(value) ? value.area[0] : value;
}

function many(value: FormulaValue | Area): Many {
  return isArea(value) ? value.area : [value];
}

function isArea(value: FormulaValue | Area): value is Area {
  return typeof value === 'object' && 'area' in value;
}

function mapped(value: FormulaValue | Area, work: (value: FormulaValue) => FormulaValue): FormulaValue | Area {
  return isArea(value) ? { area: value.area.map(work) } : work(value);
}

function pairwise(
  left: FormulaValue | Area,
  right: FormulaValue | Area,
  work: (a: FormulaValue, b: FormulaValue) => FormulaValue,
) {
  if (isArea(left)) return { area: left.area.map((value, index) => work(value, isArea(right) ? right.area[index] : right)) };
  return mapped(right, (value) => work(scalar(left), value));
}

function asText(value: FormulaValue): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === undefined || value instanceof FormulaError ? '' : String(value);
}

function asTruth(value: FormulaValue): boolean | FormulaError {
  if (value instanceof FormulaError) return value;
  return typeof value === 'string' ? ERROR : Boolean(value);
}

function asNumber(value: FormulaValue): number {
  if (typeof value === 'string')
    return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : Number.NaN;
  return value instanceof FormulaError ? Number.NaN : Number(value ?? 0);
}

function numeric(value: FormulaValue, work: (number: number) => number): FormulaValue {
  const number = work(asNumber(value));
  return Number.isNaN(number) ? ERROR : number;
}

function negated(value: FormulaValue): FormulaValue {
  return value instanceof FormulaError ? value : numeric(value, (number) => -number);
}

function arithmetic(left: FormulaValue, right: FormulaValue, work: (a: number, b: number) => number): FormulaValue {
  return numeric(work(asNumber(left), asNumber(right)), (number) => number);
}

/** Numbers stand before texts, texts before truth values; an empty cell is '' beside a text and 0 beside a number. */
function compare(sign: string, left: FormulaValue, right: FormulaValue): boolean {
  const order = orderOf(left, right);
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '<=' ? order <= 0 : order >= 0;
}

function orderOf(left: FormulaValue, right: FormulaValue): number {
  const [a, b] = [left ?? (typeof right === 'string' ? '' : 0), right ?? (typeof left === 'string' ? '' : 0)];
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase().localeCompare(b.toLowerCase());
  if (typeof a === typeof b) return Number(a) - Number(b);
  const rank = (value: FormulaValue): number => ['number', 'string', 'boolean'].indexOf(typeof value);
  return rank(a) - rank(b);
}
