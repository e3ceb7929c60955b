/** The colours a chart is drawn with, as the page's theme has them. */
export interface Ink {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly main: string;
  readonly band: string;
  readonly paper: string;
  readonly font: string;
}

/** Reads the inks where the chart stands. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const ink = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: ink('--ink'),
    muted: ink('--muted'),
    line: ink('--line'),
    main: ink('--main'),
    band: ink('--band'),
    paper: ink('--paper'),
    font: style.fontFamily,
  };
}
