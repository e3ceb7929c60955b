import type { LedgerDefinition } from '../ledger/definition.ts';
import type { IndicatorKind } from './indicator-series.ts';

/** The series of a ledger: every computed growth is one, between the figure and the same months last year. */
export function indicatorKinds(definition: LedgerDefinition): readonly IndicatorKind[] {
  return (definition.derived ?? []).map(({ of, over }) => {
    const column = definition.columns.find(({ key }) => key === of);
    return {
      key: of,
      heading: column?.heading ?? of,
      of,
      over,
      // Money typed in 元 is a figure per head in this ledger; the others are sums of a unit.
      additive: column?.type.kind === 'wan',
    };
  });
}
