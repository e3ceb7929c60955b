// Excel on the web and an add-in in a frame talk in JSON texts by postMessage; names as in excel-web-16.00.js of 1.1.110.

export const MessageType = { request: 0, response: 1 } as const;
export const FrameAction = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
export const ResponseType = { call: 0, event: 1 } as const;

/** Numbers of the methods an add-in calls through `executeMethod`. */
export const DispatchId = { loadSettings: 75, saveSettings: 76, richApi: 93 } as const;

/** Host errors the client turns into its own codes. */
export const HostErrorNumber = {
  requestPayloadSizeLimitExceeded: 5103,
  responsePayloadSizeLimitExceeded: 5104,
} as const;

/** `OSF.AppName.ExcelWebApp`. */
export const EXCEL_WEB_APP = 16;

export interface FrameRequest {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
}

/** A message of the add-in; null when the text is something else. */
export function readFrameRequest(text: unknown): FrameRequest | null {
  if (typeof text !== 'string' || !text.startsWith('{')) return null;
  try {
    const message: Partial<FrameRequest> = JSON.parse(text);
    if (message._messageType !== MessageType.request || typeof message._actionName !== 'string') return null;
    return {
      _messageType: MessageType.request,
      _actionName: message._actionName,
      _actionType: message._actionType ?? FrameAction.invoke,
      _conversationId: message._conversationId ?? '',
      _correlationId: message._correlationId ?? 0,
      _origin: message._origin ?? '',
      _data: message._data,
    };
  } catch {
    return null;
  }
}

/** The answer to a call, or an event under the name it was registered by. */
export function frameResponse(
  request: Pick<FrameRequest, '_actionName' | '_conversationId' | '_correlationId'>,
  data: unknown,
  responseType: number,
  origin: string,
): string {
  return JSON.stringify({
    _messageType: MessageType.response,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: origin,
    _data: data,
    _errorCode: 0,
    _responseType: responseType,
    _serializerVersion: 1,
  });
}
