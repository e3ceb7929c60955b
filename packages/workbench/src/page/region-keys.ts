/** A part of the page the keyboard can be moved to. */
export interface Region {
  readonly element: HTMLElement;
  focus(): void;
}

/** F6 goes round bar, cells and pane, and Shift+F6 back, as in Excel: inside the cells Tab belongs to the spreadsheet. */
export function listenToRegionKeys(page: Document, regions: readonly Region[]): void {
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const here = regions.findIndex(({ element }) => element.contains(page.activeElement));
      const next =
        regions[(here + (event.shiftKey ? regions.length - 1 : 1) + (here < 0 && event.shiftKey ? 1 : 0)) % regions.length];
      next?.focus();
    },
    { capture: true },
  );
}

/** Moves the keyboard to the first thing inside the element that takes it. */
export function focusFirst(element: HTMLElement): void {
  const things = element.querySelectorAll<HTMLElement>(
    'button:enabled, input:enabled:not([hidden]), select:enabled, a[href], [tabindex="0"]',
  );
  [...things].find((thing) => thing.offsetParent !== null)?.focus();
}
