import { FUNCTIONS } from './functions.ts';
import { type Token, tokensOf } from './tokens.ts';
import { FormulaError, type FormulaValue, numberOf, type Scalar, scalarOf } from './value.ts';

/** Gives the cells of a reference such as `B2` or `台账!B2:B9`, row by row. */
export type ReadCells = (reference: string) => readonly Scalar[];

/**
 * Works out a formula of the few kinds our own sheets use: arithmetic, &, comparisons, references, and the functions of
 * `functions.ts`. Anything else is #NAME?, never a guess.
 */
export function evaluate(formula: string, read: ReadCells): Scalar {
  const tokens = tokensOf(formula);
  if (!tokens) throw new FormulaError('#NAME?');
  const parser = new Parser(tokens, read);
  const value = scalarOf(parser.comparison());
  if (!parser.atEnd) throw new FormulaError('#NAME?');
  return value ?? 0;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly read: ReadCells;

  constructor(tokens: readonly Token[], read: ReadCells) {
    this.tokens = tokens;
    this.read = read;
  }

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  comparison(): FormulaValue {
    let left = this.joined();
    for (let sign = this.sign('=', '<>', '<', '>', '<=', '>='); sign; sign = this.sign('=', '<>', '<', '>', '<=', '>=')) {
      left = compare(scalarOf(left), scalarOf(this.joined()), sign);
    }
    return left;
  }

  private joined(): FormulaValue {
    let left = this.sum();
    while (this.sign('&')) left = `${textOf(scalarOf(left))}${textOf(scalarOf(this.sum()))}`;
    return left;
  }

  private sum(): FormulaValue {
    let left = this.product();
    for (let sign = this.sign('+', '-'); sign; sign = this.sign('+', '-')) {
      const right = numberOf(scalarOf(this.product()));
      left = numberOf(scalarOf(left)) + (sign === '+' ? right : -right);
    }
    return left;
  }

  private product(): FormulaValue {
    let left = this.power();
    for (let sign = this.sign('*', '/'); sign; sign = this.sign('*', '/')) {
      const right = numberOf(scalarOf(this.power()));
      if (sign === '/' && right === 0) throw new FormulaError('#DIV/0!');
      left = sign === '*' ? numberOf(scalarOf(left)) * right : numberOf(scalarOf(left)) / right;
    }
    return left;
  }

  private power(): FormulaValue {
    let left = this.unary();
    while (this.sign('^')) left = numberOf(scalarOf(left)) ** numberOf(scalarOf(this.unary()));
    return left;
  }

  private unary(): FormulaValue {
    if (this.sign('-')) return -numberOf(scalarOf(this.unary()));
    if (this.sign('+')) return this.unary();
    let value = this.primary();
    while (this.sign('%')) value = numberOf(scalarOf(value)) / 100;
    return value;
  }

  private primary(): FormulaValue {
    const token = this.tokens[this.at];
    if (!token) throw new FormulaError('#NAME?');
    this.at += 1;
    if (token.kind === 'number' || token.kind === 'text') return token.value;
    if (token.kind === 'reference') return { cells: this.read(token.text) };
    if (token.kind === 'name') return this.named(token.text);
    if (token.text !== '(') throw new FormulaError('#NAME?');
    const value = this.comparison();
    if (!this.sign(')')) throw new FormulaError('#NAME?');
    return value;
  }

  private named(name: string): FormulaValue {
    if (name === 'TRUE' || name === 'FALSE') return name === 'TRUE';
    const call = FUNCTIONS[name];
    if (!call || !this.sign('(')) throw new FormulaError('#NAME?');
    const args: (FormulaValue | FormulaError)[] = [];
    if (!this.sign(')')) {
      do args.push(this.argument());
      while (this.sign(','));
      if (!this.sign(')')) throw new FormulaError('#NAME?');
    }
    return call(args);
  }

  // IF and IFERROR leave errors of the branch not taken alone, so an argument may hold one.
  private argument(): FormulaValue | FormulaError {
    const start = this.at;
    try {
      return this.comparison();
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.at = start;
      this.skipArgument();
      return error;
    }
  }

  private skipArgument(): void {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at];
      const text = token?.kind === 'sign' ? token.text : '';
      if (depth === 0 && (text === ',' || text === ')')) return;
      if (text === '(') depth += 1;
      if (text === ')') depth -= 1;
    }
  }

  private sign(...wanted: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !wanted.includes(token.text)) return null;
    this.at += 1;
    return token.text;
  }
}

function compare(left: Scalar, right: Scalar, sign: string): boolean {
  const order = orderOf(left ?? emptyLike(right), right ?? emptyLike(left));
  if (sign === '=') return order === 0;
  if (sign === '<>') return order !== 0;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '<=' ? order <= 0 : order >= 0;
}

// Numbers are less than text, text less than truth values; text compares without regard to case.
function orderOf(left: NonNullable<Scalar>, right: NonNullable<Scalar>): number {
  const ranks = { number: 0, string: 1, boolean: 2 };
  const rank = (value: NonNullable<Scalar>): number => ranks[typeof value as keyof typeof ranks];
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string') return left.toLowerCase().localeCompare(String(right).toLowerCase());
  return Number(left) - Number(right);
}

function emptyLike(other: Scalar): NonNullable<Scalar> {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function textOf(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}
