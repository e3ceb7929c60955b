import { render } from 'preact';
import { HostRefused } from './host-refused.tsx';

/** Shows why the program around the pane cannot run it. */
export function mountHostRefused(element: HTMLElement, text: string, onAgain: () => void): void {
  render(<HostRefused text={text} onAgain={onAgain} />, element);
}
