import { Virtualizer, elementScroll, measureElement, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface VirtualItem {
  readonly key: string;
  /** First guess of the height in pixels; the real one is measured. */
  readonly height: number;
  readonly draw: () => ComponentChildren;
}

type List = Virtualizer<HTMLElement, HTMLElement>;

/** What is taken to be in sight until the page is laid out. */
const FIRST_RECT = { width: 0, height: 600 };

/** A list of which only the part in sight is in the page. The scrolling element is the panel around it. */
export function VirtualList({
  items,
  scroller,
  label,
}: {
  items: readonly VirtualItem[];
  scroller: RefObject<HTMLElement | null>;
  label: string;
}) {
  const [, redraw] = useState(0);
  const [margin, setMargin] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const instance = useRef<List | null>(null);
  const options = {
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index: number) => items[index]?.height ?? 40,
    getItemKey: (index: number) => items[index]?.key ?? index,
    scrollMargin: margin,
    overscan: 6,
    initialRect: FIRST_RECT,
    measureElement: sizeOf,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((count) => count + 1),
  };
  instance.current ??= new Virtualizer(options);
  const virtualizer = instance.current;
  virtualizer.setOptions(options);

  // The same function every time, so that items that stay are not measured again with each change of the list.
  const measure = useCallback((element: HTMLElement | null) => virtualizer.measureElement(element), [virtualizer]);

  useEffect(() => virtualizer._didMount(), [virtualizer]);
  // Sizes are asked for when the page is laid out anyway; asking while drawing lays it out once more.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      virtualizer._willUpdate();
      const top = topWithin(list.current, scroller.current);
      if (top !== null && Math.abs(top - margin) > 1) setMargin(top);
    });
    return () => cancelAnimationFrame(frame);
  });

  return (
    <div class="dh-list" role="list" aria-label={label} ref={list} style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {virtualizer.getVirtualItems().map((entry) => (
        <div
          key={entry.key}
          class="dh-list-item"
          role="listitem"
          aria-setsize={items.length}
          aria-posinset={entry.index + 1}
          data-index={entry.index}
          ref={measure}
          style={{ transform: `translateY(${entry.start - margin}px)` }}
        >
          {items[entry.index]?.draw()}
        </div>
      ))}
    </div>
  );
}

function topWithin(list: HTMLElement | null, scroller: HTMLElement | null): number | null {
  if (!list || !scroller) return null;
  return Math.round(list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
}

/** The size of an item as its observer tells it, which is before it is painted; until then the one it had. */
function sizeOf(element: HTMLElement, entry: ResizeObserverEntry | undefined, list: List): number {
  if (entry !== undefined) return measureElement(element, entry, list);
  const index = list.indexFromElement(element);
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index);
}
