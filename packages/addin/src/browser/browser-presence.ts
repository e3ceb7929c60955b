import type { PresencePort } from '../ports/presence-port.ts';

/** What presence uses of a document. */
export type PresentDocument = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** Presence as the browser tells it: hidden while the window is minimised, covered by another tab, or the screen is locked. */
export function createBrowserPresence(page: PresentDocument): PresencePort {
  return {
    visible: () => page.visibilityState === 'visible',
    follow(changed) {
      page.addEventListener('visibilitychange', changed);
      return () => page.removeEventListener('visibilitychange', changed);
    },
  };
}
