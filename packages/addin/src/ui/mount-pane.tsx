import { render } from 'preact';
import { createPaneApp, type PaneDeps } from '../app/create-pane-app.ts';
import type { PaneApp } from '../app/pane-app.ts';
import { Pane } from './pane.tsx';

/** Shows the pane in an element and starts it. `unmount` ends listening and empties the element. */
export function mountPane(element: HTMLElement, deps: PaneDeps): { readonly app: PaneApp; unmount(): void } {
  const app = createPaneApp(deps);
  render(<Pane app={app} />, element);
  void app.start();
  return {
    app,
    unmount() {
      app.stop();
      render(null, element);
    },
  };
}
