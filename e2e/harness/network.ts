import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The wire between browser and server, in our hands. */
export interface Network {
  readonly url: string;
  /** While down, every connection is broken and no new one is made. */
  setDown(down: boolean): void;
  /**
   * Lies in wait for the next push. 'request': the line breaks in the middle of what the clerk sends.
   * 'answer': the server gets all of it, and its answer is lost. Resolves when it has happened.
   */
  cutNextPush(where: 'request' | 'answer'): Promise<void>;
  /** Resolves when the next push has been handed to the server, before it has answered. */
  nextPush(): Promise<void>;
  dispose(): Promise<void>;
}

const PUSH = 'POST /api/v1/push';

/** A relay on a port of its own in front of the server's port. */
export async function createNetwork(serverPort: number): Promise<Network> {
  const open = new Set<Socket>();
  let down = false;
  let trap: { where: 'request' | 'answer' | 'arrival'; sprung: () => void } | null = null;

  const relay = createServer((browser) => {
    if (down) return void browser.destroy();
    const server = connect(serverPort, '127.0.0.1');
    let answerLost: (() => void) | null = null;
    const cut = (): void => {
      browser.destroy();
      server.destroy();
    };
    for (const socket of [browser, server]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    browser.on('data', (chunk) => {
      if (trap !== null && chunk.includes(PUSH)) {
        const { where, sprung } = trap;
        trap = null;
        if (where === 'answer') answerLost = sprung;
        else if (where === 'arrival') {
          server.write(chunk, () => sprung());
          return;
        } else {
          server.write(chunk.subarray(0, Math.max(PUSH.length, Math.floor(chunk.length / 2))), () => {
            cut();
            sprung();
          });
          return;
        }
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (answerLost === null) return void browser.write(chunk);
      cut();
      answerLost();
    });
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the relay');
  return {
    url: `http://127.0.0.1:${address.port}`,
    setDown(next) {
      down = next;
      if (down) for (const socket of open) socket.destroy();
    },
    cutNextPush: (where) =>
      new Promise((resolve) => {
        trap = { where, sprung: resolve };
      }),
    nextPush: () =>
      new Promise((resolve) => {
        trap = { where: 'arrival', sprung: resolve };
      }),
    async dispose() {
      for (const socket of open) socket.destroy();
      relay.close();
      await once(relay, 'close');
    },
  };
}
