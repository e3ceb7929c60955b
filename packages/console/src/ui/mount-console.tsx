import { render } from 'preact';
import type { Calls } from '../app/calls.ts';
import type { KeptSession } from '../app/kept-session.ts';
import { Console } from './console.tsx';

export interface ConsoleDeps {
  readonly calls: Calls;
  readonly session: KeptSession;
}

/** Shows the console in an element. */
export function mountConsole(element: HTMLElement, deps: ConsoleDeps): void {
  render(<Console {...deps} />, element);
}
