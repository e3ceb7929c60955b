import type { ExcelHost } from '../../host/create-excel-host.ts';

/** What the client asks of a native host (`OfficeExtension.HostBridge.init`). */
export interface HostBridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

interface BridgeRequest {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

/** The host as a native bridge: requests come as text, answers and events go back the same way, never synchronously. */
export function createHostBridge(host: ExcelHost): HostBridge {
  const bridge: HostBridge = {
    sendMessageToHost(text) {
      const { id, flags, message }: BridgeRequest = JSON.parse(text);
      const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
      void host.answer(flags, body).then((answer) => {
        const { statusCode } = answer;
        bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode, headers: {}, body: answer.body } }));
      });
    },
  };
  host.onEvent((entry) => {
    setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries: [entry] } })), 0);
  });
  return bridge;
}
