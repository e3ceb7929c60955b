import '@double-hundred/shared/kernel/no-eval';
import './theme.css';
import './shell.css';
import './parts.css';
import { newRequestKey } from '@double-hundred/shared/protocol/once-keys';
import { createCalls } from './app/calls.ts';
import { createKeptSession } from './app/kept-session.ts';
import { followPrinting } from './ui/follow-printing.ts';
import { mountConsole } from './ui/mount-console.tsx';
import './print.css';

const place = document.querySelector<HTMLElement>('#console');
if (place) {
  followPrinting();
  place.replaceChildren();
  mountConsole(place, {
    calls: createCalls(
      (url, init) => fetch(url, init),
      () => newRequestKey((bytes) => crypto.getRandomValues(bytes)),
      () => Date.now(),
    ),
    session: createKeptSession(() => window.sessionStorage),
  });
}
