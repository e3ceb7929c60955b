import * as z from 'zod';
import type { FieldChanges, FieldValue, RowFields } from '../ledger/fields.ts';

/**
 * How rows of the version before become rows of this one: a column has another key, one text becomes several, or the
 * choices of a column have other names. What a step does not name stays; columns no longer known are kept apart. `narrow`
 * moves nothing: it says of this version that a narrower limit is meant, though rows may not stand it.
 */
export const migrationStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('split'), from: z.string(), to: z.array(z.string()).min(2), by: z.string().min(1) }),
  z.object({ kind: z.literal('drop'), column: z.string() }),
  z.object({ kind: z.literal('narrow'), column: z.string(), version: z.number().int().positive() }),
  z.object({ kind: z.literal('choices'), column: z.string(), names: z.record(z.string(), z.string()) }),
]);
export type MigrationStep = z.infer<typeof migrationStepSchema>;

/** The changes that bring the fields of a row of the version before to this one; null empties the old column. */
export function migrationOf(fields: RowFields, steps: readonly MigrationStep[]): FieldChanges {
  const changes: Record<string, FieldValue | null> = {};
  const now = (key: string): FieldValue | undefined => (Object.hasOwn(changes, key) ? (changes[key] ?? undefined) : fields[key]);
  for (const step of steps) {
    if (step.kind === 'rename') {
      const value = now(step.from);
      if (value === undefined || now(step.to) !== undefined) continue;
      changes[step.to] = value;
      changes[step.from] = null;
    } else if (step.kind === 'split') {
      const value = now(step.from);
      if (typeof value !== 'string' || step.to.some((key) => now(key) !== undefined)) continue;
      const parts = partsOf(value, step);
      step.to.forEach((key, index) => {
        const part = parts[index]?.trim() ?? '';
        if (part !== '') changes[key] = part;
      });
    } else if (step.kind === 'choices') {
      const value = now(step.column);
      const named = renamed(value, step.names);
      if (named !== undefined && named !== value) changes[step.column] = named;
    }
  }
  return changes;
}

/** Changes asked in the words of the version before, in those of this one; a column that was split is left to its parts. */
export function migratedChanges(changes: FieldChanges, steps: readonly MigrationStep[]): FieldChanges {
  let now: Record<string, FieldValue | null> = { ...changes };
  for (const step of steps) {
    if (step.kind === 'rename' && Object.hasOwn(now, step.from)) {
      const { [step.from]: value = null, ...rest } = now;
      now = Object.hasOwn(rest, step.to) ? rest : { ...rest, [step.to]: value };
    } else if (step.kind === 'split' || step.kind === 'choices') {
      const values = Object.fromEntries(Object.entries(now).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
      now = { ...now, ...migrationOf(values, [step]) };
    }
  }
  return now;
}

// The last part takes what is left, so that no text is lost.
function partsOf(value: string, { to, by }: { readonly to: readonly string[]; readonly by: string }): readonly string[] {
  const parts = value.split(by);
  return [...parts.slice(0, to.length - 1), parts.slice(to.length - 1).join(by)];
}

function renamed(value: FieldValue | undefined, names: Readonly<Record<string, string>>): FieldValue | undefined {
  if (typeof value === 'string') return names[value] ?? value;
  if (!Array.isArray(value) || !value.some((item) => typeof item === 'string' && names[item] !== undefined)) return value;
  return value.map((item) => (typeof item === 'string' ? (names[item] ?? item) : '')).filter((item) => item !== '');
}
