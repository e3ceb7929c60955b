import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Session } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { pagesOf } from '../app/route.ts';
import { ConsoleContext } from './console-context.ts';
import type { ConsoleDeps } from './mount-console.tsx';
import { Frame } from './frame.tsx';
import { SignIn } from './sign-in.tsx';
import { UnitPeople } from './unit-people.tsx';
import { useRoute } from './use-route.ts';

interface Reference {
  readonly campaign: Campaign | null;
  readonly units: readonly Unit[];
  readonly ledgers: readonly LedgerDefinition[];
  readonly today: Day;
  readonly demo: boolean;
}

/** The console from sign-in to its pages. */
export function Console({ calls, session: kept }: ConsoleDeps) {
  const [session, setSession] = useState<Session | null>(() => {
    const before = kept.read();
    calls.useToken(before?.token ?? null);
    return before;
  });
  const [expired, setExpired] = useState(false);
  const [reference, setReference] = useState<Reference | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const end = useCallback(
    (because: 'left' | 'expired') => {
      kept.forget();
      calls.useToken(null);
      setSession(null);
      setReference(null);
      setExpired(because === 'expired');
    },
    [calls, kept],
  );
  useEffect(() => calls.onExpired(() => end('expired')), [calls, end]);

  const refresh = useCallback(async (): Promise<void> => {
    setFailure(null);
    const [who, campaign, units, ledgers] = await Promise.all([
      calls.get<{ today: Day; demo: boolean }>('/session'),
      calls.get<Campaign>('/campaign'),
      calls.get<{ units: Unit[] }>('/units'),
      calls.get<{ ledgers: LedgerDefinition[] }>('/ledgers'),
    ]);
    if (!who.ok) return setFailure(who.error.detail);
    if (!units.ok) return setFailure(units.error.detail);
    if (!ledgers.ok) return setFailure(ledgers.error.detail);
    const { today, demo } = who.value;
    setReference({
      campaign: campaign.ok ? campaign.value : null,
      units: units.value.units,
      ledgers: ledgers.value.ledgers,
      today,
      demo,
    });
  }, [calls]);
  useEffect(() => {
    if (session !== null) void refresh();
  }, [session, refresh]);

  // A page left open over night learns of the new day when it is looked at again.
  useEffect(() => {
    const looked = (): void => {
      if (document.visibilityState !== 'visible' || session === null) return;
      void calls.get<Pick<Reference, 'today'>>('/session').then((who) => {
        if (who.ok)
          setReference((before) => before && (before.today === who.value.today ? before : { ...before, today: who.value.today }));
      });
    };
    document.addEventListener('visibilitychange', looked);
    return () => document.removeEventListener('visibilitychange', looked);
  }, [calls, session]);

  const allowed = useMemo(() => (session === null ? [] : pagesOf(session.user.role)), [session]);
  const [route, go] = useRoute(allowed);
  if (session === null) {
    const enter = (entered: Session): void => {
      kept.keep(entered);
      calls.useToken(entered.token);
      setExpired(false);
      setSession(entered);
    };
    return <SignIn calls={calls} note={expired ? SHELL.signIn.expired : null} onEnter={enter} />;
  }
  const leave = (): void => {
    void calls.send('DELETE', '/session').then(() => end('left'));
  };
  if (allowed.length === 0) return <UnitPeople name={session.user.name} onLeave={leave} />;
  if (reference === null) {
    return (
      <main class="alone">
        {failure === null ? (
          <p role="status">{SHELL.loading}</p>
        ) : (
          <>
            <p role="alert">{failure}</p>
            <button type="button" class="button" onClick={() => void refresh()}>
              {SHELL.retry}
            </button>
          </>
        )}
      </main>
    );
  }
  return (
    <ConsoleContext.Provider value={{ calls, user: session.user, ...reference, route, go, refresh }}>
      <Frame pages={allowed} onLeave={leave} />
    </ConsoleContext.Provider>
  );
}
