import { type StageTotal, stageStanding, stageTotalChanges } from '@double-hundred/shared/progress/funnel';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { RebuildPage, RevisionStep } from '../../store/figure-rebuild-store.ts';

const LEDGER = 'projects';

/** Counts projects by stage page by page while others go on writing. */
export interface StageCount {
  count(page: Pick<RebuildPage, 'headSeq' | 'rows' | 'last'>): void;
  /** Follows revisions in their order; those a page had seen already change nothing. */
  follow(steps: readonly RevisionStep[]): void;
  /** Revisions up to this one need not be followed. */
  seen(): number;
  totals(): readonly StageTotal[];
}

/** A count from nothing. Every row counts as the page saw it, and from then on as its later revisions change it. */
export function createStageCount(thresholdYuan: number): StageCount {
  const pages: { readonly last: string | null; readonly headSeq: number }[] = [];
  let totals: readonly StageTotal[] = [];
  let followed: number | null = null;
  const standing = (unitId: string, fields: RowFields | null): StageTotal[] => {
    const found = fields === null ? null : stageStanding(unitId, fields, thresholdYuan);
    return found === null ? [] : [found];
  };
  return {
    count({ rows, last, headSeq }) {
      pages.push({ last, headSeq });
      followed ??= headSeq;
      const counted = rows.filter(({ ledger, deleted }) => ledger === LEDGER && !deleted);
      totals = stageTotalChanges([], [...totals, ...counted.flatMap(({ unitId, fields }) => standing(unitId, fields))]);
    },
    follow(steps) {
      const later = steps.filter(({ ledger, seq, rowId }) => ledger === LEDGER && seq > seenAt(pages, rowId));
      totals = stageTotalChanges(
        later.flatMap(({ unitId, before }) => standing(unitId, before)),
        [...totals, ...later.flatMap(({ unitId, after }) => standing(unitId, after))],
      );
      followed = steps.at(-1)?.seq ?? followed;
    },
    seen: () => followed ?? 0,
    totals: () => totals,
  };
}

// The change of the ledgers at which the page that holds a row was read; pages come in the order of the ids.
function seenAt(pages: readonly { readonly last: string | null; readonly headSeq: number }[], rowId: string): number {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const last = pages[middle]?.last ?? null;
    if (last === null || rowId <= last) high = middle;
    else low = middle + 1;
  }
  return pages[low]?.headSeq ?? 0;
}
