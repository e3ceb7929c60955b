import { columnOf } from '@double-hundred/shared/ledger/definition';
import type { InspectionDeps } from './inspection-deps.ts';

/** The categories under which an issue may be raised. */
export function issueCategories({ reference }: Pick<InspectionDeps, 'reference'>): readonly string[] {
  const definition = reference.definition('issues');
  const type = definition === null ? undefined : columnOf(definition, 'category')?.type;
  return type?.kind === 'choice' ? (type.choices ?? []) : [];
}
