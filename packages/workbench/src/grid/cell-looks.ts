import { InterceptorEffectEnum } from '@univerjs/core';
import type { Injector } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { KeptOfSheet } from '../workbook/kept-of-sheet.ts';
import { looksOfRules, type PlacedLook } from '../workbook/look-rules.ts';

const NOTHING_KEPT: Partial<KeptOfSheet> = {};

/** Shows cells by what they hold, after the rules kept with their sheet; nothing is written into the cells. */
export function showCellLooks(injector: Injector): () => void {
  // What is kept is replaced, never changed, so it may stand for its looks.
  const known = new WeakMap<object, readonly PlacedLook[]>();
  const looksOf = (kept: Partial<KeptOfSheet>): readonly PlacedLook[] => {
    const looks = known.get(kept) ?? looksOfRules(kept.extras?.conditionalRules ?? []);
    known.set(kept, looks);
    return looks;
  };
  const shown = injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    handler(cell, { row, col, worksheet, workbook, rawData }, next) {
      const looks = looksOf((worksheet.getCustomMetadata() ?? NOTHING_KEPT) as Partial<KeptOfSheet>);
      if (looks.length === 0) return next(cell);
      const value = rawData?.v;
      const look = looks.find(
        ({ text, top, bottom, left, right }) => col >= left && col <= right && row >= top && row <= bottom && value === text,
      );
      if (look === undefined) return next(cell);
      const own = typeof cell?.s === 'string' ? workbook.getStyles().get(cell.s) : cell?.s;
      return next({ ...cell, s: { ...own, bg: { rgb: `#${look.fill}` }, cl: { rgb: `#${look.color}` } } });
    },
  });
  return () => shown.dispose();
}
