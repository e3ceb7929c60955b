import '@double-hundred/addin/browser/no-eval';
import '@double-hundred/addin/pane.css';
import { createBrowserPresence } from '@double-hundred/addin/browser/browser-presence';
import { createBrowserProbe } from '@double-hundred/addin/browser/browser-probe';
import { createBrowserSchedule } from '@double-hundred/addin/browser/browser-schedule';
import { createBrowserStorage } from '@double-hundred/addin/browser/browser-storage';
import { createFetchServer } from '@double-hundred/addin/http/fetch-server';
import { mountPane } from '@double-hundred/addin/ui/mount-pane';
import { EXCEL_HOST } from '@double-hundred/shared/message/excel-host';
import { WORKBENCH } from '@double-hundred/shared/message/workbench';
import { newRequestKey } from '@double-hundred/shared/protocol/once-keys';
import { openKeepDatabase } from './keep/keep-database.ts';
import { claimForTab } from './keep/tab-claim.ts';
import { createDivider } from './page/divider.ts';
import { createLateSheet } from './page/late-sheet.ts';
import { createNotice } from './page/notice.ts';
import { findPageElements } from './page/page-elements.ts';
import { startWorkbench } from './page/start-workbench.ts';
import { watchToken } from './page/watch-token.ts';

const elements = findPageElements(document);
const storage = createBrowserStorage(() => window.localStorage);
const say = createNotice(elements.notice);
createDivider(elements.divider, { get: () => storage.get('pane-width'), set: (width) => storage.set('pane-width', width) });

const server = watchToken(
  createFetchServer({
    baseUrl: '',
    fetch: (url, init) => fetch(url, init),
    newKey: () => newRequestKey((bytes) => crypto.getRandomValues(bytes)),
    now: () => Date.now(),
  }),
);
const loading = startWorkbench({
  elements,
  say,
  database: openKeepDatabase(window.indexedDB).catch(() => null),
  token: server.token,
  request: (input, init) => fetch(input, init),
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  claim: (id) => claimForTab(navigator.locks, id),
  tab: { get: () => sessionStorage.getItem('workbook'), set: (id) => sessionStorage.setItem('workbook', id) },
  reopened: () => mount(),
});

let pane: ReturnType<typeof mountPane> | null = null;
function mount(): void {
  pane?.unmount();
  pane = mountPane(elements.pane, {
    sheet: createLateSheet(loading),
    server: server.port,
    storage,
    schedule: createBrowserSchedule(window, () => Math.random()),
    probe: createBrowserProbe(window, {
      program: EXCEL_HOST.bench,
      version: '',
      platform: '',
      language: navigator.language,
      sets: {},
    }),
    clock: { now: () => Date.now() },
    presence: createBrowserPresence(document),
    ids: { random: (bytes) => crypto.getRandomValues(bytes) },
  });
}
mount();

loading.catch(() => say(WORKBENCH.gridFailed));
