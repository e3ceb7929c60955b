import { err } from '@double-hundred/shared/kernel/result';
import type { PushRequest } from '@double-hundred/shared/protocol/push';
import type { SyncServer } from '@double-hundred/shared/sync/sync-server';

/** What happens to a call: it arrives, its request or its answer is lost, or it arrives twice. */
export type Fault = 'ok' | 'dropRequest' | 'dropResponse' | 'twice';

export interface NetworkPlan {
  readonly faults: readonly Fault[];
  /** Called while a call is under way: the clerk goes on typing. */
  readonly meanwhile: (call: number) => void;
  /** Pushes that have been executed and may come again, late. */
  readonly late: PushRequest[];
}

/** A server behind a network that loses and doubles messages as planned. Everything crosses it as JSON text. */
export function faultyNetwork(server: SyncServer, plan: NetworkPlan): SyncServer {
  let calls = 0;
  const across = async <T>(execute: () => Promise<T>, executed?: () => void) => {
    const call = calls;
    calls += 1;
    const fault = plan.faults[call] ?? 'ok';
    if (fault === 'dropRequest') return err({ kind: 'network' as const });
    const answer = await execute();
    if (fault === 'twice') await execute();
    plan.meanwhile(call);
    if (fault !== 'ok') executed?.();
    if (fault === 'dropResponse') return err({ kind: 'network' as const });
    return structuredClone(answer);
  };
  return {
    open: (request) => across(() => server.open(request)),
    push: (request) => {
      const sent = structuredClone(request);
      return across(
        () => server.push(structuredClone(sent)),
        () => plan.late.push(sent),
      );
    },
    changes: (query) => across(() => server.changes(query)),
  };
}
