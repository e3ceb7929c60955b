import { expect } from 'vitest';
import type { LedgerBench } from '../harness/ledger-bench.ts';
import { SIGNED_PROJECT, tabSeparated } from '../harness/project-row.ts';
import { PASSWORD, type TestServer } from '../harness/server.ts';

interface CommandTotals {
  readonly rows: readonly {
    readonly unitId: string;
    readonly kind: string;
    readonly count: number;
    readonly yuan: number;
    readonly target: number;
  }[];
  readonly district: readonly { readonly kind: string; readonly count: number; readonly yuan: number; readonly target: number }[];
}

const KINDS: Readonly<Record<string, string>> = {
  signed: '新签约',
  started: '新开工',
  completed: '新竣工',
  inProduction: '新投产',
};

/** A row that a clerk sends moves the totals the office pulls, and every figure equals the command line. */
export async function officePulls(filling: LedgerBench, office: LedgerBench, server: TestServer): Promise<void> {
  const before = JSON.parse(await server.command('totals', '--json')) as CommandTotals;
  await filling.signIn('clerk-shiqiao', PASSWORD);
  await filling.openOwnLedger();
  await filling.shows('没有发现问题');
  await filling.paste('B9', `汇总对账的新项目\t\t${tabSeparated(SIGNED_PROJECT)}`);
  await filling.send();
  await filling.shows('没有未上报的内容');

  await office.signIn('office', PASSWORD);
  await office.inPane.getByRole('button', { name: '查看', exact: true }).click();
  await office.inPane.getByRole('button', { name: '写入新工作表' }).click();
  await office.shows(/已写入工作表/);

  const after = JSON.parse(await server.command('totals', '--json')) as CommandTotals;
  const signed = (totals: CommandTotals): number | undefined => totals.district.find((total) => total.kind === 'signed')?.count;
  expect(signed(after)).toBe((signed(before) ?? 0) + 1);

  const cells = await office.cells();
  const pulled = Object.values(cells).filter((line) => Object.values(KINDS).includes(String(line[1])));
  const units = await unitNames(server.url);
  const expected = Object.entries(KINDS).flatMap(([kind, kindName]) => [
    ...after.rows
      .filter((total) => total.kind === kind)
      .map((total) => [units.get(total.unitId), kindName, total.count, total.yuan / 1e8, total.target]),
    ...after.district
      .filter((total) => total.kind === kind)
      .map((total) => ['全区', kindName, total.count, total.yuan / 1e8, total.target]),
  ]);
  // Of a unit the command line tells what its rows count, of the district what they count with all adjustments.
  const figuresOf = (line: (typeof pulled)[number]) => {
    const [count, amount] = line[0] === '全区' ? [line[4], line[7]] : [line[2], line[5]];
    return [line[0], line[1], count ?? 0, amount ?? 0, line[8] ?? 0];
  };
  expect(pulled.map(figuresOf)).toEqual(expected);
  expect(pulled).toHaveLength(100);
}

async function unitNames(url: string): Promise<ReadonlyMap<string, string>> {
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'office', password: PASSWORD }),
  });
  const { token } = (await session.json()) as { token: string };
  const answer = await fetch(`${url}/api/v1/units`, { headers: { authorization: `Bearer ${token}` } });
  const { units } = (await answer.json()) as { units: readonly { id: string; name: string }[] };
  return new Map(units.map((unit) => [unit.id, unit.name]));
}
