import { type CheckContender, checker } from '../check-contenders.ts';
import { contend, timed } from '../contend.ts';
import { median } from '../rounds.ts';

void contend<{ contender: CheckContender; ledger: string; rows: number; runs: number }, { msPerRun: number; failures: number }>(
  async ({ contender, ledger, rows, runs }) => {
    const check = checker(contender, ledger, rows);
    const failures = check();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await timed(check));
    return { msPerRun: median(times), failures };
  },
);
