import '@double-hundred/shared/kernel/no-eval';
import './theme.css';
import './shell.css';
import './parts.css';
import './ui/follow-printing.ts';
import { createCalls } from './app/calls.ts';
import { createKeptSession } from './app/kept-session.ts';
import { mountConsole } from './ui/mount-console.tsx';
import './print.css';

const place = document.querySelector<HTMLElement>('#console');
if (place) {
  place.replaceChildren();
  mountConsole(place, {
    calls: createCalls((url, init) => fetch(url, init)),
    session: createKeptSession(() => window.sessionStorage),
  });
}
