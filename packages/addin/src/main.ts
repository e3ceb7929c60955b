import './page.css';
import './ui/pane.css';
import { createBrowserSchedule } from './browser/browser-schedule.ts';
import { createFragmentRoute } from './browser/fragment-route.ts';
import { createBrowserStorage } from './browser/browser-storage.ts';
import { createNoWorkbook } from './browser/no-workbook.ts';
import { createFetchServer } from './http/fetch-server.ts';
import { mountPane } from './ui/mount-pane.tsx';

const place = document.querySelector<HTMLElement>('#pane');
if (place) {
  place.replaceChildren();
  mountPane(place, {
    sheet: createNoWorkbook(),
    server: createFetchServer({ baseUrl: '', fetch: (url, init) => fetch(url, init) }),
    storage: createBrowserStorage(() => window.localStorage),
    schedule: createBrowserSchedule(window, () => Math.random()),
    clock: { now: () => Date.now() },
    route: createFragmentRoute(window),
    ids: { random: (bytes) => crypto.getRandomValues(bytes) },
  });
}
