import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface VirtualItem {
  readonly key: string;
  /** First guess of the height in pixels; the real one is measured. */
  readonly height: number;
  readonly draw: () => ComponentChildren;
}

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
  const instance = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const options = {
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index: number) => items[index]?.height ?? 40,
    getItemKey: (index: number) => items[index]?.key ?? index,
    scrollMargin: margin,
    overscan: 6,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((count) => count + 1),
  };
  instance.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer = instance.current;
  virtualizer.setOptions(options);

  // The same function every time, so that items that stay are not measured again with each change of the list.
  const measure = useCallback((element: HTMLElement | null) => virtualizer.measureElement(element), [virtualizer]);

  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
    const box = list.current;
    const frame = scroller.current;
    if (!box || !frame) return;
    const top = Math.round(box.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop);
    if (Math.abs(top - margin) > 1) setMargin(top);
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
