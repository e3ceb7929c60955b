import { SELF_TEST } from '@double-hundred/shared/message/self-test';
import type { ProbePort } from '../../ports/probe-port.ts';

/** One thing found out about the surroundings. */
export interface FactView {
  readonly label: string;
  readonly text: string;
  readonly tone: 'good' | 'warn' | 'bad';
}

/** More than this and days of the clerk and of the server may differ around midnight. */
const CLOCK_SECONDS = 120;

/** Looks at program, interface sets, storage, server, page and clock. */
export async function lookAround(probe: ProbePort): Promise<readonly FactView[]> {
  const { labels } = SELF_TEST;
  const [server, page] = await Promise.all([probe.server(), probe.page()]);
  const { program, version, platform, language } = probe.host();
  return [
    { label: labels.program, text: SELF_TEST.program(program, version, platform, language), tone: 'good' },
    setsView(probe.host().sets),
    probe.storage()
      ? { label: labels.storage, text: SELF_TEST.stored, tone: 'good' }
      : { label: labels.storage, text: SELF_TEST.notStored, tone: 'warn' },
    server
      ? { label: labels.server, text: SELF_TEST.reached(server.version, server.milliseconds), tone: 'good' }
      : { label: labels.server, text: SELF_TEST.notReached, tone: 'bad' },
    page.fresh === false
      ? { label: labels.page, text: SELF_TEST.stale(page.build), tone: 'bad' }
      : { label: labels.page, text: page.fresh === null ? page.build : SELF_TEST.fresh(page.build), tone: 'good' },
    ...(server && Number.isFinite(server.serverTime) ? [clockView(server.serverTime, server.at)] : []),
    { label: labels.browser, text: probe.browser(), tone: 'good' },
  ];
}

function setsView(sets: Readonly<Record<string, boolean>>): FactView {
  const names = Object.keys(sets);
  const missing = names.filter((name) => sets[name] !== true);
  const last = names.at(-1);
  const label = SELF_TEST.labels.sets;
  if (last === undefined) return { label, text: SELF_TEST.noSets, tone: 'good' };
  if (missing.length === 0) return { label, text: SELF_TEST.allSets(last), tone: 'good' };
  return { label, text: SELF_TEST.missingSets(missing.join('、')), tone: 'warn' };
}

function clockView(serverTime: number, at: number): FactView {
  // The header knows whole seconds only.
  const seconds = Math.round(Math.abs(at - serverTime) / 1_000);
  const label = SELF_TEST.labels.clock;
  return seconds <= CLOCK_SECONDS
    ? { label, text: SELF_TEST.clockGood(seconds), tone: 'good' }
    : { label, text: SELF_TEST.clockWrong(seconds), tone: 'warn' };
}
