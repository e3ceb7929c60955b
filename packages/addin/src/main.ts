import './browser/no-eval.ts';
import './page.css';
import './ui/pane.css';
import { EXCEL_HOST } from '@double-hundred/shared/message/excel-host';
import { newRequestKey } from '@double-hundred/shared/protocol/once-keys';
import { createBrowserPresence } from './browser/browser-presence.ts';
import { createBrowserProbe } from './browser/browser-probe.ts';
import { createBrowserSchedule } from './browser/browser-schedule.ts';
import { createFragmentRoute } from './browser/fragment-route.ts';
import { createBrowserStorage } from './browser/browser-storage.ts';
import { createNoWorkbook } from './browser/no-workbook.ts';
import { isOpenedByOffice } from './excel/office-library.ts';
import { OFFICE_FOLDER } from './excel/office-script.ts';
import { createFetchServer } from './http/fetch-server.ts';
import type { HostFacts } from './ports/host-port.ts';
import type { SheetPort } from './ports/sheet-port.ts';
import { mountHostRefused } from './ui/mount-host-refused.tsx';
import { mountPane } from './ui/mount-pane.tsx';

const schedule = createBrowserSchedule(window, () => Math.random());

const IN_BROWSER: HostFacts = {
  program: EXCEL_HOST.browser,
  version: '',
  platform: '',
  language: navigator.language,
  sets: {},
};

function mount(place: HTMLElement, sheet: SheetPort, facts: HostFacts = IN_BROWSER): void {
  place.replaceChildren();
  mountPane(place, {
    sheet,
    server: createFetchServer({
      baseUrl: '',
      fetch: (url, init) => fetch(url, init),
      newKey: () => newRequestKey((bytes) => crypto.getRandomValues(bytes)),
      now: () => Date.now(),
    }),
    storage: createBrowserStorage(() => window.localStorage),
    schedule,
    probe: createBrowserProbe(window, facts),
    clock: { now: () => Date.now() },
    route: createFragmentRoute(window),
    presence: createBrowserPresence(document),
    ids: { random: (bytes) => crypto.getRandomValues(bytes) },
  });
}

async function start(place: HTMLElement): Promise<void> {
  if (!isOpenedByOffice(window)) return mount(place, createNoWorkbook());
  document.querySelector('#in-browser')?.remove();
  const { openExcel } = await import('./excel/open-excel.ts');
  const opening = await openExcel({ page: window, scriptUrl: `/pane/${OFFICE_FOLDER}/office.js`, schedule });
  if (opening.kind === 'excel') return mount(place, opening.sheet, opening.facts);
  if (opening.kind === 'none') return mount(place, createNoWorkbook());
  const { reason, version } = opening;
  refuse(place, reason === 'TOO_OLD' ? EXCEL_HOST.TOO_OLD(version) : EXCEL_HOST[reason]);
}

function refuse(place: HTMLElement, text: string): void {
  place.replaceChildren();
  mountHostRefused(place, text, () => window.location.reload());
}

const place = document.querySelector<HTMLElement>('#pane');
if (place) {
  start(place).catch((error: unknown) => {
    console.error(error);
    refuse(place, EXCEL_HOST.NO_SCRIPT);
  });
}
