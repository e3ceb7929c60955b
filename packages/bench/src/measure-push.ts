import { inFolder } from './folders.ts';
import { type Figure, type Measure, held, scale, skipped } from './measure.ts';
import { missingPeer } from './peers.ts';
import { median, ratio, runRounds } from './rounds.ts';
import { runContender } from './run-contender.ts';
import { type RunningServer, startOwnServer, startPouchServer } from './servers.ts';

interface Speed {
  readonly insert: number;
  readonly update: number;
}

const BATCH = 500;
const NO_CHECKS = 'it stores what it is given: no reading of values, rules, merge, facts, totals or audit';

/** How many rows a second are taken in for good, in the service alone and over HTTP. */
export const pushMeasure: Measure = {
  name: 'push',
  title: `Push: rows a second, ${BATCH} rows a push, checked, merged, audited, totals kept, synchronous=FULL`,
  async run({ rounds, quick }) {
    const rows = quick ? 2_500 : 5_000;
    const sqliteMissing = missingPeer('better-sqlite3');
    const pouchMissing = missingPeer('pouchdb-server');
    const inProcess = (name: string) => () => inFolder((folder) => runContender<Speed>(name, { folder, rows, batch: BATCH }));
    const overHttp = (peer: string, startServer: (folder: string) => Promise<RunningServer>) => () =>
      inFolder(async (folder) => {
        const server = await startServer(folder);
        try {
          return await runContender<Speed>('push-client', { peer, url: server.url, rows, batch: BATCH });
        } finally {
          await server.stop();
        }
      });
    const taken: Record<string, Speed[]> = await runRounds<string, Speed>(rounds, {
      ...(sqliteMissing === null ? { sqlite: inProcess('push-sqlite') } : {}),
      service: inProcess('push-service'),
      ...(pouchMissing === null ? { pouchdb: overHttp('pouchdb', startPouchServer) } : {}),
      own: overHttp('own', (folder) => startOwnServer(folder, 24)),
    });
    return [
      ...compare(taken, sqliteMissing, pouchMissing, 'insert'),
      ...compare(taken, sqliteMissing, pouchMissing, 'update'),
      skipped(
        'over Directus with audit (bar ≥ 25 ×)',
        'not taken: installing Directus takes minutes and 500 MB; pouchdb-server stands for the regular comparison',
      ),
    ];
  },
};

function compare(
  taken: Readonly<Record<string, readonly Speed[]>>,
  sqliteMissing: string | null,
  pouchMissing: string | null,
  way: keyof Speed,
): Figure[] {
  const of = (name: string) => (taken[name] ?? []).map((speed) => speed[way]);
  const service = of('service');
  const own = of('own');
  return [
    ...(sqliteMissing === null
      ? [
          scale(`${way}: limit, bare better-sqlite3, prepared, same log, in process`, median(of('sqlite')), 'rows/s'),
          scale(`${way}: push service, in process`, median(service), 'rows/s'),
          held(`${way}: push service over bare better-sqlite3`, ratio(service, of('sqlite')), '×', { atLeast: 0.25 }, NO_CHECKS),
        ]
      : [
          scale(`${way}: push service, in process`, median(service), 'rows/s'),
          skipped(`${way}: bare better-sqlite3`, sqliteMissing),
        ]),
    scale(`${way}: whole server over HTTP`, median(own), 'rows/s'),
    ...(pouchMissing === null
      ? [
          scale(`${way}: pouchdb-server _bulk_docs over HTTP`, median(of('pouchdb')), 'rows/s'),
          held(`${way}: whole server over pouchdb-server`, ratio(own, of('pouchdb')), '×', { atLeast: 3 }),
        ]
      : [skipped(`${way}: pouchdb-server`, pouchMissing)]),
  ];
}
