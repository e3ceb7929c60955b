import type { HeadedColumn } from './heading-columns.ts';
import { squeeze } from './heading-text.ts';
import type { RememberedColumn, RememberedLayout } from './remembered-layout.ts';

/** What a memory says of a column of the sheet. `renamed` when its heading is another one by now. */
export interface RecalledColumn {
  readonly remembered: RememberedColumn;
  readonly renamed: boolean;
}

/**
 * Finds remembered columns in the heading of a sheet, by 1-based column number: by the same heading wherever it stands,
 * else by place between neighbours that are still there, so that columns may be moved, inserted or renamed. Null when
 * fewer than half of the headings are there. `guess` gives the ledger column a heading would be taken for by itself.
 */
export function recallColumns(
  columns: readonly HeadedColumn[],
  layout: RememberedLayout,
  guess: (column: HeadedColumn) => string | null,
): ReadonlyMap<number, RecalledColumn> | null {
  const recalled = new Map<number, RecalledColumn>();
  const found = new Map<RememberedColumn, number>();
  const free = new Map<string, RememberedColumn[]>();
  for (const remembered of layout.columns) {
    const text = textOf(remembered);
    const same = free.get(text);
    if (same) same.push(remembered);
    else free.set(text, [remembered]);
  }
  for (const headed of columns) {
    const remembered = free.get(textOf(headed))?.shift();
    if (remembered === undefined) continue;
    recalled.set(headed.column, { remembered, renamed: false });
    found.set(remembered, headed.column);
  }
  if (found.size * 2 < layout.columns.length) return null;
  const keys = new Set([...found.keys()].map(({ key }) => key));
  for (const { lost, from, to } of gapsOf(layout.columns, found)) {
    const strangers = columns.filter((headed) => headed.column > from && headed.column < to && !recalled.has(headed.column));
    if (strangers.length !== lost.length) continue;
    strangers.forEach((headed, index) => {
      const remembered = lost[index];
      const other = guess(headed);
      const isOther = other !== null && other !== remembered?.key && !keys.has(other);
      if (remembered !== undefined && !isOther) recalled.set(headed.column, { remembered, renamed: true });
    });
  }
  return recalled;
}

interface Gap {
  readonly lost: readonly RememberedColumn[];
  /** Column numbers of the neighbours that were found; the edge where there is none. */
  readonly from: number;
  readonly to: number;
}

/** Runs of remembered columns that were not found, with where their neighbours stand now. */
function gapsOf(columns: readonly RememberedColumn[], found: ReadonlyMap<RememberedColumn, number>): readonly Gap[] {
  const gaps: Gap[] = [];
  let from = 0;
  let lost: RememberedColumn[] = [];
  for (const column of columns) {
    const to = found.get(column);
    if (to === undefined) {
      lost.push(column);
      continue;
    }
    if (lost.length > 0 && to > from) gaps.push({ lost, from, to });
    lost = [];
    from = to;
  }
  if (lost.length > 0) gaps.push({ lost, from, to: from + lost.length + 1 });
  return gaps;
}

function textOf({ heading, group }: { readonly heading: string; readonly group: string | null }): string {
  return `${squeeze(group ?? '')}|${squeeze(heading)}`;
}
