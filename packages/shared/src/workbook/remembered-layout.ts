import * as z from 'zod';
import type { ColumnType, LedgerDefinition } from '../ledger/definition.ts';
import { templateText } from '../message/template.ts';
import { columnLetters } from './grid.ts';
import type { HeadedColumn } from './heading-columns.ts';
import type { SheetLayout } from './layout.ts';
import { tableName, templateHeading } from './template-layout.ts';

/** A column as it stood when the clerk confirmed it; `key` null is a column that is not the ledger's. */
export const rememberedColumnSchema = z.object({
  letters: z.string(),
  heading: z.string(),
  group: z.string().nullable(),
  key: z.string().nullable(),
  /** Yuan per 1 in a money column. */
  yuanPerUnit: z.number().positive().optional(),
});
export type RememberedColumn = z.infer<typeof rememberedColumnSchema>;

/** How a ledger lies in its sheet, kept in the state of the file: made by a template, or confirmed for a clerk's own sheet. */
export const rememberedLayoutSchema = z.object({
  origin: z.enum(['template', 'own']),
  sheet: z.string(),
  columns: z.array(rememberedColumnSchema),
  /** Name of the Excel table, where there was one. */
  table: z.string().optional(),
});
export type RememberedLayout = z.infer<typeof rememberedLayoutSchema>;

/** What a template of the ledger remembers of itself. */
export function templateMemory(definition: LedgerDefinition, sheet: string): RememberedLayout {
  const number = { letters: 'A', heading: templateText.rowNumber, group: null, key: null };
  return {
    origin: 'template',
    sheet,
    columns: [
      number,
      ...definition.columns.map((column, index) => ({
        letters: columnLetters(index + 2),
        heading: templateHeading(column),
        group: null,
        key: column.key,
        ...scaleIn(column.type),
      })),
    ],
    table: tableName(definition.id),
  };
}

function scaleIn({ kind }: ColumnType): { readonly yuanPerUnit?: number } {
  const yuanPerUnit = templateScale(kind);
  return yuanPerUnit === null ? {} : { yuanPerUnit };
}

/** Yuan per 1 in the money columns of a template; null for other columns. */
export function templateScale(kind: ColumnType['kind']): number | null {
  return kind === 'wan' ? 10_000 : kind === 'yuan' ? 1 : null;
}

/** What to remember of a sheet as it was recognised, with the clerk's choices by column letters where they differ. */
export function memoryOf(
  layout: SheetLayout,
  headed: readonly HeadedColumn[],
  choices: Readonly<Record<string, string | null>> = {},
): RememberedLayout {
  const columns = headed
    .filter(({ column }) => column !== layout.idColumn)
    .map(({ column, heading, group }): RememberedColumn => {
      const letters = columnLetters(column);
      const key = Object.hasOwn(choices, letters) ? (choices[letters] ?? null) : (layout.columns[letters] ?? null);
      const yuanPerUnit = layout.yuanPerUnit[letters];
      return { letters, heading, group, key, ...(key === null || yuanPerUnit === undefined ? {} : { yuanPerUnit }) };
    });
  return { origin: 'own', sheet: layout.sheet, columns };
}
