import type { LedgerDefinition } from '../ledger/definition.ts';

/**
 * One difference between two versions. `safe` when filled sheets and stored rows stand as they are, or a migration step
 * covers it. `narrows`: what a step 收紧 has to name so that a narrower limit is taken, asked or said already.
 */
export interface DefinitionChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly safe: boolean;
  readonly text: string;
  readonly narrows?: string;
}

/** A change that leaves filled sheets and stored rows as they are. */
export function safeChange(text: string, kind: DefinitionChange['kind'] = 'changed'): DefinitionChange {
  return { kind, safe: true, text };
}

/** A change that what has been filled in may not stand: safe once the definition itself says that it is meant. */
export function narrowing(
  after: LedgerDefinition,
  narrows: string,
  text: string,
  kind: DefinitionChange['kind'] = 'changed',
): DefinitionChange {
  const said = (after.migration ?? []).some(
    (step) => step.kind === 'narrow' && step.column === narrows && step.version === after.version,
  );
  return { kind, safe: said, text, narrows };
}
