import { ok } from '@double-hundred/shared/kernel/result';
import { commandText } from '@double-hundred/shared/message/commands';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Logger, destination, pino } from 'pino';
import { createApp } from '../app.ts';
import { createMetrics } from '../http/metrics.ts';
import { type Listening, listen } from '../http/listen.ts';
import { readCertificate } from '../http/read-certificate.ts';
import type { Command, CommandWorld } from './command.ts';
import { type OpenServices, openServices } from './open-services.ts';

/** How often it is looked whether a rule has come into force or ended with the day. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Serves API, workbench and pane until the process is asked to end; calls under way are finished first. */
export const serve: Command = {
  usage: 'serve [--json]',
  options: {},
  async run(input, world) {
    const json = input.values['json'] === true;
    let logger: Logger | null = null;
    const opened = await openServices(world, 'serve', (what, error) => logger?.error({ err: error }, what));
    if (!opened.ok) {
      world.complain(opened.error);
      return 1;
    }
    const { settings, database, services } = opened.value;
    try {
      const tls = settings.tls === null ? ok(null) : readCertificate(settings.tls, world.now());
      if (!tls.ok) {
        world.complain(tls.error);
        return 1;
      }
      if (services.reference.demo() && settings.production) {
        world.complain(commandText.demoInProduction);
        return 1;
      }
      const logs = destination({ dest: 2, sync: false });
      logger = pino({ level: settings.logLevel, base: null }, logs);
      const app = createApp({
        services,
        logger,
        metrics: createMetrics({ process: true }),
        folders: world.folders,
        https: settings.tls !== null,
        officeJsUrl: settings.officeJsUrl,
        version: world.version,
        publicUrl: settings.publicUrl,
      });
      const listening = await listen({ fetch: app.fetch, port: settings.port, host: settings.host, tls: tls.value });
      if (!listening.ok) {
        world.complain(listening.error);
        return 1;
      }
      if (json) world.print(JSON.stringify(readyAnswer(opened.value, listening.value)));
      else announce(world, opened.value, listening.value);
      if (tls.value?.warning) world.complain(tls.value.warning);
      const lookAgain = (): void => {
        services.recheck.wake();
        services.rebuild.wake();
        void services.auditNotes.drain();
      };
      lookAgain();
      const timer = setInterval(lookAgain, LOOK_AGAIN_MS);
      await world.stopRequested;
      clearInterval(timer);
      await listening.value.drain();
      await services.recheck.stop();
      await services.rebuild.stop();
      await services.auditNotes.drain();
      world.print(json ? JSON.stringify({ stopped: true }) : commandText.stopped);
      logs.flushSync();
      return 0;
    } finally {
      await database.close();
    }
  },
};

function addressOf({ settings }: OpenServices, listening: Listening): string {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return settings.publicUrl ?? `${settings.tls ? 'https' : 'http'}://${host}:${listening.port}`;
}

function readyAnswer(opened: OpenServices, listening: Listening) {
  const { reference } = opened.services;
  const campaign = reference.campaign()?.id ?? null;
  return { ready: true, url: addressOf(opened, listening), port: listening.port, demo: reference.demo(), campaign };
}

function announce(world: CommandWorld, opened: OpenServices, listening: Listening): void {
  const { settings, services } = opened;
  const url = addressOf(opened, listening);
  world.print(commandText.ready);
  world.print(commandText.start(url));
  world.print(commandText.workbench(url));
  world.print(commandText.docs(url));
  if (settings.today !== null && !services.reference.demo()) world.complain(commandText.todayIgnored(settings.today));
  if (services.reference.campaign() === null) world.print(commandText.notSeeded);
  if (!services.reference.demo()) return;
  const passwords = join(resolve(settings.dataDir), 'demo-users.json');
  if (existsSync(passwords)) world.print(commandText.demoPasswords(passwords));
  world.print(commandText.demoNotice);
}
