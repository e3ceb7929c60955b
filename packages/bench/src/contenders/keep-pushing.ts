import type { PushRequest } from '@double-hundred/shared/protocol/push';
import { openBench, tokenOf } from '../bench-services.ts';
import { batches, newRows, pushOf } from '../push-rows.ts';

interface Input {
  readonly units: number;
  readonly folder?: string;
  readonly url?: string;
}

// Pushes 500 rows after 500 rows until it is ended, into a folder of its own or into a server.
const { folder, url, units } = JSON.parse(process.argv[2] ?? '{}') as Input;
const bench = folder === undefined ? null : await openBench(folder, units);
const author = { id: 'clerk-unit1', name: '填报员' };
// Other projects than those an earlier run pushed, which would be refused as the same once more.
let from = 1_000_000 + (Math.floor(Date.now() / 1_000) % 800) * 10_000;
process.stdout.write('writing\n');
for (;;) {
  for (const part of batches(newRows(2_000, 'unit1', from), 500)) {
    const body = JSON.stringify(pushOf('unit1', 'bench', part));
    if (bench) await bench.services.sync.push(JSON.parse(body) as PushRequest, author, 'commit');
    else
      await fetch(`${url}/api/v1/push`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf('clerk-unit1')}` },
      }).then((answer) => answer.text());
  }
  from += 2_000;
}
