import type { ExcelHost } from '../../host/create-excel-host.ts';
import {
  DispatchId,
  EXCEL_WEB_APP,
  FrameAction,
  frameResponse,
  type FrameRequest,
  HostErrorNumber,
  readFrameRequest,
  ResponseType,
} from './frame-messages.ts';

export interface PaneConnection {
  /** Shows another page, or the same one again, as a reload of the pane does. */
  open(url: string): void;
  close(): void;
}

const CONVERSATION = 'excelhost-conversation';
const CONTROL = 'excelhost-control';

/**
 * Puts an add-in page into the frame and answers it as Excel on the web does. The client trusts a host only over https and on
 * a domain of Microsoft's or its own host name (excel-web-16.00.js, checkReceiverOriginAndRun): serve both under one name.
 */
export function connectPane(host: ExcelHost, first: HTMLIFrameElement, page: Window & typeof globalThis): PaneConnection {
  let frame = first;
  const origin = page.location.origin;
  const events = new Map<string, FrameRequest>();
  let paneOrigin = '*';

  const send = (text: string): void => frame.contentWindow?.postMessage(text, paneOrigin);
  const reply = (request: FrameRequest, data: unknown): void => send(frameResponse(request, data, ResponseType.call, origin));

  const executeMethod = async (request: FrameRequest): Promise<void> => {
    const data = record(request._data);
    const dispatchId = record(data['DdaMethod'])['DispatchId'];
    if (dispatchId === DispatchId.richApi) {
      const parts: readonly unknown[] = Array.isArray(data['ArrayData']) ? data['ArrayData'] : [];
      const body = typeof parts[4] === 'string' ? parts[4] : '';
      const answer = await host.answer(Number(parts[6] ?? 0), body);
      reply(request, { Version: 1, ...richApiAnswer(answer.statusCode, answer.body) });
    } else if (dispatchId === DispatchId.saveSettings) {
      saveSettings(host, data);
      reply(request, { Version: 1, Error: 0 });
    } else if (dispatchId === DispatchId.loadSettings) {
      reply(request, { Version: 1, Error: 0, Properties: Array.from(host.book.settings) });
    } else {
      reply(request, { Version: 1, Error: 5000 });
    }
  };

  const onMessage = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow) return;
    const request = readFrameRequest(event.data);
    if (!request) return;
    if (request._actionType === FrameAction.registerEvent) {
      events.set(request._actionName, request);
      reply(request, { Error: 0 });
    } else if (request._actionType === FrameAction.unregisterEvent) {
      events.delete(request._actionName);
      reply(request, { Error: 0 });
    } else if (request._actionName === 'ContextActivationManager_getAppContextAsync') {
      reply(request, appContext(host, origin));
    } else if (request._actionName === 'executeMethod') {
      void executeMethod(request);
    } else {
      // Notices of focus, shortcuts and telemetry only want to hear that they arrived.
      reply(request, null);
    }
  };

  page.addEventListener('message', onMessage);
  const push = (eventName: string, data: unknown): void => {
    page.setTimeout(() => {
      const registered = events.get(eventName);
      if (registered) send(frameResponse(registered, data, ResponseType.event, origin));
    }, 0);
  };
  host.onEvent((entry) => push('richApiMessage', { ArrayData: [entry] }));
  host.book.selected = () => push('documentSelectionChanged', {});
  return {
    open(url) {
      host.book.events.clear();
      events.clear();
      paneOrigin = new URL(url, page.location.href).origin;
      // A frame takes its name, in which the client looks for its host, only when it is made.
      const next = page.document.createElement('iframe');
      for (const { name, value } of frame.attributes) next.setAttribute(name, value);
      next.name = JSON.stringify({
        hostInfo: 'Excel$Web$16.00$zh-CN$excelhost$$$0',
        xdmInfo: `${CONVERSATION}|${CONTROL}|${origin}`,
        serializerVersion: '1',
        baseFrameName: 'excelhost-pane',
      });
      next.src = url;
      frame.replaceWith(next);
      frame = next;
    },
    close: () => page.removeEventListener('message', onMessage),
  };
}

function appContext(host: ExcelHost, origin: string): unknown {
  return {
    _id: CONTROL,
    _appName: EXCEL_WEB_APP,
    _appVersion: '16.0',
    _appUILocale: 'zh-CN',
    _dataLocale: 'zh-CN',
    _docUrl: `${origin}/${encodeURIComponent(host.book.name)}`,
    _clientMode: host.book.readOnly ? 0 : 1,
    _settings: Array.from(host.book.settings),
    _reason: 'inserted',
    _osfControlType: 1,
    _eToken: '',
    _correlationId: 'excelhost',
    _appInstanceId: CONTROL,
    _hostFullVersion: '16.0.15407.10000',
    // Versions as texts: a number 1.10 would be read as 1.1.
    _requirementMatrix: JSON.stringify(host.apiSets),
  };
}

// The client reads failures of a request from its body; only the payload limits have a number of their own.
function richApiAnswer(statusCode: number, body: string): Readonly<Record<string, unknown>> {
  if (statusCode === 200) return { Error: 0, Data: [200, [], body] };
  const { code, message } = record(record(JSON.parse(body))['error']);
  if (code === 'RequestPayloadSizeLimitExceeded') return { Error: HostErrorNumber.requestPayloadSizeLimitExceeded };
  if (code === 'ResponsePayloadSizeLimitExceeded') return { Error: HostErrorNumber.responsePayloadSizeLimitExceeded };
  const error = { Code: code, Message: message, Location: '', ActionIndex: 0, HttpStatusCode: statusCode };
  return { Error: 0, Data: [200, [], JSON.stringify({ Results: [], TraceIds: [], Error: error })] };
}

function saveSettings(host: ExcelHost, data: Readonly<Record<string, unknown>>): void {
  const given = record(data['DdaSettingsMethod'])['Properties'];
  const pairs: readonly unknown[] = Array.isArray(given) ? given : [];
  host.book.settings.clear();
  for (const pair of pairs) if (Array.isArray(pair)) host.book.settings.set(String(pair[0]), pair[1]);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
