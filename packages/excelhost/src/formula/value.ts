export type Scalar = string | number | boolean | null;

/** A value inside a formula: one value, or the cells of a reference. */
export type FormulaValue = Scalar | { readonly cells: readonly Scalar[] };

/** An error value such as #DIV/0!, on its way out of a formula. */
export class FormulaError extends Error {
  readonly text: string;
  constructor(text: string) {
    super(text);
    this.text = text;
  }
}

/** The one value meant; several cells where one is needed are #VALUE!. */
export function scalarOf(value: FormulaValue): Scalar {
  if (typeof value !== 'object' || value === null) return value;
  if (value.cells.length !== 1) throw new FormulaError('#VALUE!');
  return value.cells[0] ?? null;
}

export function numberOf(value: Scalar): number {
  if (value === null || value === '') return value === null ? 0 : refuse();
  const number = typeof value === 'string' ? Number(value.trim() === '' ? Number.NaN : value) : Number(value);
  return Number.isNaN(number) ? refuse() : number;
}

function refuse(): never {
  throw new FormulaError('#VALUE!');
}
