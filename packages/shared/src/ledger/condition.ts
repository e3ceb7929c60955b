import * as z from 'zod';
import type { RowFields } from './fields.ts';

/** A condition on a row: a column has one value, or one of several. */
export const conditionSchema = z.union([
  z.object({ column: z.string(), equals: z.string() }),
  z.object({ column: z.string(), in: z.array(z.string()).min(1) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Whether the condition holds of a row; an empty cell has none of the values. */
export function holds(condition: Condition, fields: RowFields): boolean {
  const value = fields[condition.column];
  return typeof value === 'string' && conditionValues(condition).includes(value);
}

/** The values with which the condition holds. */
export function conditionValues(condition: Condition): readonly string[] {
  return 'equals' in condition ? [condition.equals] : condition.in;
}
