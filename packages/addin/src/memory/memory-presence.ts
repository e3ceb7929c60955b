import type { PresencePort } from '../ports/presence-port.ts';

/** A presence a test turns on and off. */
export function createMemoryPresence(): { readonly port: PresencePort; show(is: boolean): void } {
  let visible = true;
  const followers = new Set<() => void>();
  return {
    port: {
      visible: () => visible,
      follow(changed) {
        followers.add(changed);
        return () => followers.delete(changed);
      },
    },
    show(is) {
      visible = is;
      for (const changed of followers) changed();
    },
  };
}
