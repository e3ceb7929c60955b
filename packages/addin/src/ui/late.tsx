import { PANE } from '@double-hundred/shared/message/pane';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component that is fetched when it is first shown, so that the pane itself starts small. */
export function late<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | null = null;
  return function Late(props: Props) {
    const [, redraw] = useState(0);
    useEffect(() => {
      if (loaded !== null) return;
      void load().then((component) => {
        loaded = component;
        redraw(1);
      });
    }, []);
    const Shown = loaded;
    return Shown === null ? <p class="dh-lead">{PANE.state.starting}</p> : <Shown {...props} />;
  };
}
