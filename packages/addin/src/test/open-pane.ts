import { createMemorySchedule } from '../memory/memory-schedule.ts';
import { createMemorySheet, type MemorySheetSeed } from '../memory/memory-sheet.ts';
import { createMemoryStorage } from '../memory/memory-storage.ts';
import type { PresencePort } from '../ports/presence-port.ts';
import type { RoutePort } from '../ports/route-port.ts';
import { createPaneApp } from '../app/create-pane-app.ts';
import { createMemoryServer, type MemoryServer } from './memory-server.ts';

/** 23 November 2026, 09:05 in Shanghai. */
const NOW = Date.UTC(2026, 10, 23, 1, 5);

/** A pane over a workbook in memory, signed in, with the ledger open. */
export async function openPane(
  seeds: readonly MemorySheetSeed[],
  options: {
    readonly user?: string;
    readonly server?: MemoryServer;
    readonly sheet?: ReturnType<typeof createMemorySheet>;
    readonly route?: RoutePort;
    /** Milliseconds that pass with each look at the clock, so that work comes in slices. */
    readonly looksTake?: number;
    /** Leaves signing in to the test. */
    readonly start?: false;
    readonly presence?: PresencePort;
  } = {},
) {
  const sheet = options.sheet ?? createMemorySheet(seeds);
  const server = options.server ?? createMemoryServer();
  const memory = createMemorySchedule();
  let looks = 0;
  const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const slow = { breathe, elapsed: () => memory.elapsed() + (looks += options.looksTake ?? 0) };
  const schedule = options.looksTake === undefined ? memory : { ...memory, ...slow };
  const storage = createMemoryStorage();
  let chance = options.sheet ? 7 : 1;
  const deps = {
    sheet: sheet.port,
    server: server.port,
    storage,
    schedule,
    ...(options.route ? { route: options.route } : {}),
    ...(options.presence ? { presence: options.presence } : {}),
    clock: { now: () => NOW },
    ids: {
      random(bytes: Uint8Array<ArrayBuffer>) {
        for (let index = 0; index < bytes.length; index += 1) bytes[index] = (chance = (chance * 75 + 74) % 65_537) % 256;
        return bytes;
      },
    },
  };
  const app = createPaneApp(deps);
  await app.start();
  if (options.start !== false) await app.signIn(options.user ?? 'clerk-shiqiao', 'demo');
  const settled = (): Promise<void> => schedule.run(1_000);
  const state = () => app.store.get();
  const findingsOf = (ruleId: string) =>
    state()
      .check.groups.filter((group) => group.ruleId === ruleId)
      .flatMap((group) => group.findings);
  return { app, deps, sheet, user: sheet.user, server, schedule, storage, settled, state, findingsOf };
}
