import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { Day } from '@double-hundred/shared/kernel/day';
import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import type { User } from '@double-hundred/shared/protocol/session';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Calls } from '../app/calls.ts';
import type { Route } from '../app/route.ts';

/** What every page of the console stands on. */
export interface ConsoleGround {
  readonly calls: Calls;
  readonly user: User;
  /** Null before an admin has set one up. */
  readonly campaign: Campaign | null;
  readonly units: readonly Unit[];
  readonly ledgers: readonly LedgerDefinition[];
  readonly route: Route;
  go(route: Partial<Route>): void;
  /** The day the server counts by; this computer's clock may be days off. */
  readonly today: Day;
  /** Whether the data is invented. */
  readonly demo: boolean;
  /** Asks for campaign and units anew after they were changed. */
  refresh(): Promise<void>;
}

export const ConsoleContext = createContext<ConsoleGround | null>(null);

export function useConsole(): ConsoleGround {
  const ground = useContext(ConsoleContext);
  if (ground === null) throw new Error('a page was drawn outside the console');
  return ground;
}

/** The name of a unit; the id of one that is not listed. */
export function useUnitName(): (unitId: string) => string {
  const { units } = useConsole();
  return (unitId) => units.find((unit) => unit.id === unitId)?.name ?? unitId;
}
