import type { PushResponse } from '@double-hundred/shared/protocol/push';
import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';
import { newRows, pushOf } from '../push-rows.ts';
import { percentile } from '../rounds.ts';

interface Input {
  readonly url: string;
  readonly units: number;
  readonly pushesPerUnit: number;
  readonly rowsPerPush: number;
  /** Every push at the same moment instead of one after the other in each unit. */
  readonly atOnce: boolean;
}

export interface LoadOutcome {
  readonly pushes: number;
  readonly errors: readonly string[];
  readonly turnedAway: number;
  readonly accepted: number;
  readonly lost: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly rowsPerSecond: number;
}

// Many clerks at once. A 503 is waited out as told, and the wait counts; anything else but 200 is an error.
void contend<Input, LoadOutcome>(async ({ url, units, pushesPerUnit, rowsPerPush, atOnce }) => {
  const accepted = new Map<string, Set<string>>();
  const times: number[] = [];
  const errors: string[] = [];
  let turnedAway = 0;
  const work = Array.from({ length: units }, (_, index) => {
    const unit = `unit${index + 1}`;
    accepted.set(unit, new Set());
    return Array.from({ length: pushesPerUnit }, (__, push) => {
      const rows = newRows(rowsPerPush, unit, (index * pushesPerUnit + push) * rowsPerPush);
      return { unit, body: JSON.stringify(pushOf(unit, 'bench', rows)) };
    });
  });

  async function send({ unit, body }: { unit: string; body: string }): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(`clerk-${unit}`)}` };
    const start = performance.now();
    for (;;) {
      const answer = await fetch(`${url}/api/v1/push`, { method: 'POST', headers, body });
      const text = await answer.text();
      if (answer.status === 503 || answer.status === 429) {
        turnedAway += 1;
        await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('retry-after') ?? '1') * 1_000));
        continue;
      }
      times.push(performance.now() - start);
      if (!answer.ok) return void errors.push(`${answer.status} ${text.slice(0, 200)}`);
      for (const { rowId, status } of (JSON.parse(text) as PushResponse).results) {
        if (status === 'accepted') accepted.get(unit)?.add(rowId);
        else errors.push(`row ${status}`);
      }
      return;
    }
  }

  const start = performance.now();
  const calls = atOnce
    ? work.flat().map(send)
    : work.map(async (pushes) => {
        for (const push of pushes) await send(push);
      });
  await Promise.all(calls.map((call) => call.catch((error: unknown) => errors.push(reasonOf(error)))));
  const seconds = (performance.now() - start) / 1_000;

  let lost = 0;
  for (const [unit, rowIds] of accepted) {
    const present = await rowsOf(url, unit);
    for (const rowId of rowIds) if (!present.has(rowId)) lost += 1;
  }
  const count = [...accepted.values()].reduce((sum, rowIds) => sum + rowIds.size, 0);
  return {
    pushes: times.length,
    errors: errors.slice(0, 20),
    turnedAway,
    accepted: count,
    lost,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    rowsPerSecond: count / seconds,
  };
});

async function rowsOf(url: string, unit: string): Promise<Set<string>> {
  const headers = { authorization: `Bearer ${tokenOf(`clerk-${unit}`)}` };
  const rowIds = new Set<string>();
  for (let cursor = 0; ;) {
    const answer = await fetch(`${url}/api/v1/changes?unit=${unit}&ledger=projects&epoch=bench&cursor=${cursor}&limit=2000`, {
      headers,
    });
    const page = (await answer.json()) as { changes: { rowId: string }[]; next: number; more: boolean };
    for (const { rowId } of page.changes) rowIds.add(rowId);
    if (!page.more) return rowIds;
    cursor = page.next;
  }
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return `${String(error)} ${cause instanceof Error ? `${cause.message} ${'code' in cause ? String(cause.code) : ''}` : ''}`;
}
