import { FormulaError, type FormulaValue, numberOf, type Scalar, scalarOf } from './value.ts';

type Argument = FormulaValue | FormulaError;

/** The functions this host knows; those our own checks and sheets use. */
export const FUNCTIONS: Readonly<Record<string, (args: readonly Argument[]) => FormulaValue>> = {
  SUM: (args) => numbers(args).reduce((sum, value) => sum + value, 0),
  COUNT: (args) => numbers(args).length,
  COUNTA: (args) => all(args).filter((value) => value !== null).length,
  MAX: (args) => Math.max(...orZero(numbers(args))),
  MIN: (args) => Math.min(...orZero(numbers(args))),
  AVERAGE: (args) => {
    const found = numbers(args);
    if (found.length === 0) throw new FormulaError('#DIV/0!');
    return found.reduce((sum, value) => sum + value, 0) / found.length;
  },
  IF: ([test, yes, no]) => strict(truth(one(test)) ? (yes ?? true) : (no ?? false)),
  IFERROR: ([value, instead]) => (value instanceof FormulaError ? strict(instead ?? null) : strict(value ?? null)),
  AND: (args) => all(args).every(truth),
  OR: (args) => all(args).some(truth),
  NOT: ([value]) => !truth(one(value)),
  ISBLANK: ([value]) => one(value) === null,
  ISNUMBER: ([value]) => !(value instanceof FormulaError) && typeof one(value) === 'number',
  ISTEXT: ([value]) => !(value instanceof FormulaError) && typeof one(value) === 'string',
  ISERROR: ([value]) => value instanceof FormulaError,
  LEN: ([value]) => String(one(value) ?? '').length,
  TRIM: ([value]) =>
    String(one(value) ?? '')
      .trim()
      .replaceAll(/ {2,}/g, ' '),
  ROUND: ([value, digits]) => {
    const factor = 10 ** numberOf(one(digits));
    const amount = numberOf(one(value));
    return (Math.sign(amount) * Math.round(Math.abs(amount) * factor)) / factor;
  },
};

function strict(value: Argument): FormulaValue {
  if (value instanceof FormulaError) throw value;
  return value;
}

function one(value: Argument | undefined): Scalar {
  return scalarOf(strict(value ?? null));
}

function all(args: readonly Argument[]): readonly Scalar[] {
  return args.flatMap((arg) => {
    const value = strict(arg);
    return typeof value === 'object' && value !== null ? value.cells : [value];
  });
}

// Text in cells is left out of sums, text written into the formula is read as a number.
function numbers(args: readonly Argument[]): readonly number[] {
  return args.flatMap((arg) => {
    const value = strict(arg);
    if (typeof value === 'object' && value !== null) return value.cells.filter((cell) => typeof cell === 'number');
    return [numberOf(value)];
  });
}

function orZero(values: readonly number[]): readonly number[] {
  return values.length === 0 ? [0] : values;
}

function truth(value: Scalar): boolean {
  return typeof value === 'boolean' ? value : numberOf(value) !== 0;
}
