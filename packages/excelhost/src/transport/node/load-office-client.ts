/// <reference types="office-js" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { ExcelHost } from '../../host/create-excel-host.ts';
import { createHostBridge } from './host-bridge.ts';

/** The globals of the real client. Its declarations promise more than this version has: ExcelApi 1.15 is the last it knows. */
export interface OfficeClient {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
}

export interface OfficeClientOptions {
  /** Which build of the client to run: that of Excel on the web, or that of Excel on Windows. */
  readonly build?: 'web' | 'win32';
}

const FILES = { web: 'excel-web-16.00.js', win32: 'excel-win32-16.01.js' } as const;
const scripts = new Map<string, vm.Script>();

/**
 * Loads the real, unmodified client of @microsoft/office-js in a `vm` context and ties it to the host by the bridge the client
 * offers to native hosts; every `Excel.run` then goes to the host. Each call gives a client of its own, as a reloaded pane has.
 */
export function loadOfficeClient(host: ExcelHost, options: OfficeClientOptions = {}): OfficeClient {
  const context = vm.createContext({ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, URL });
  vm.runInContext(WINDOW, context);
  script(FILES[options.build ?? 'web']).runInContext(context);
  host.book.events.clear();
  context['__bridge'] = createHostBridge(host);
  context['__apiSets'] = { ...host.apiSets };
  vm.runInContext(START, context);
  const client: OfficeClient = vm.runInContext('({ Excel, Office, OfficeExtension })', context);
  return client;
}

function script(file: string): vm.Script {
  let compiled = scripts.get(file);
  if (!compiled) {
    const path = createRequire(import.meta.url).resolve(`@microsoft/office-js/dist/${file}`);
    compiled = new vm.Script(readFileSync(path, 'utf8'), { filename: file });
    scripts.set(file, compiled);
  }
  return compiled;
}

// As little of a browser as the client touches while it loads.
const WINDOW = `
  var window = globalThis, self = globalThis;
  var navigator = { userAgent: 'Mozilla/5.0', language: 'zh-CN' };
  var location = { href: 'https://localhost/', search: '', hash: '', protocol: 'https:', host: 'localhost', hostname: 'localhost' };
  var document = {
    URL: location.href, cookie: '', readyState: 'complete', documentElement: {}, body: {},
    getElementsByTagName: () => [], createElement: () => ({ setAttribute() {}, appendChild() {}, style: {} }),
    addEventListener() {}, attachEvent() {}, getElementById: () => null,
  };
  window.addEventListener = window.removeEventListener = function () {};
`;

// What office.js would tell the client once it knows its host: which requirement sets there are, and that it is Excel.
const START = `
  (function () {
    var version = function (text) { return String(text).split('.').map(Number); };
    var isSetSupported = function (name, minimum) {
      var key = Object.keys(__apiSets).find(function (set) { return set.toLowerCase() === String(name).toLowerCase(); });
      if (key === undefined) return false;
      var has = version(__apiSets[key]), wants = version(minimum === undefined ? '0.0' : minimum);
      return has[0] > wants[0] || (has[0] === wants[0] && (has[1] || 0) >= (wants[1] || 0));
    };
    var info = { host: 'Excel', platform: 'OfficeOnline' };
    var facts = { host: info.host, platform: info.platform, displayLanguage: 'zh-CN', contentLanguage: 'zh-CN',
      diagnostics: { host: info.host, platform: info.platform, version: '16.0' },
      requirements: { isSetSupported: isSetSupported } };
    OSF._OfficeAppFactory = Object.assign({}, OSF._OfficeAppFactory, { getContext: function () { return facts; } });
    window.Office.onReady = function (done) { if (done) done(info); return Promise.resolve(info); };
    OfficeExtension.HostBridge.init(__bridge);
  })();
`;
