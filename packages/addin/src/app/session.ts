import type { User } from '@double-hundred/shared/protocol/session';
import type { ServerPort } from '../ports/server-port.ts';
import type { StoragePort } from '../ports/storage-port.ts';
import type { Reference } from './pane-state.ts';

/** Where the session lies in the browser's storage. */
export const SESSION_KEYS = { token: 'token', user: 'user', reference: 'reference' } as const;

/** Fetches what all work needs, and keeps it for a start without a network. Null when the server cannot be reached. */
export async function fetchReference(server: ServerPort, storage: StoragePort): Promise<Reference | null> {
  const [campaign, units, ledgers] = await Promise.all([server.campaign(), server.units(), server.ledgers()]);
  if (!campaign.ok || !units.ok || !ledgers.ok) return null;
  const reference: Reference = { campaign: campaign.value, units: units.value, ledgers: ledgers.value };
  storage.set(SESSION_KEYS.reference, JSON.stringify(reference));
  return reference;
}

export function keptReference(storage: StoragePort): Reference | null {
  return parsed<Reference>(storage.get(SESSION_KEYS.reference));
}

export function keptUser(storage: StoragePort): User | null {
  return parsed<User>(storage.get(SESSION_KEYS.user));
}

function parsed<T>(text: string | null): T | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
