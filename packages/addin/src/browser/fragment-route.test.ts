import { expect, test } from 'vitest';
import { createFragmentRoute } from './fragment-route.ts';

function pageAt(hash: string) {
  const events = new EventTarget();
  const location = {
    hash,
    replace(address: string | URL) {
      location.hash = String(address) === '#' ? '' : String(address);
      events.dispatchEvent(new Event('hashchange'));
    },
  };
  const page = {
    location,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  return { page, press: (place: string) => location.replace(`#place=${place}`) };
}

test('MANIFEST the pane opens where the pressed button says, and keeps what the host wrote into the address', () => {
  const { page } = pageAt('#place=send&_xdm_Info=1|2');
  expect(createFragmentRoute(page).current()).toBe('send');
  expect(page.location.hash).toBe('#_xdm_Info=1|2');
});

test('MANIFEST the same button pressed twice is told twice, and nothing is told once the pane is closed', () => {
  const { page, press } = pageAt('');
  const route = createFragmentRoute(page);
  const told: string[] = [];
  const end = route.follow((place) => told.push(place));
  press('totals');
  press('totals');
  press('nowhere');
  expect(told).toEqual(['totals', 'totals']);
  end();
  press('check');
  expect(told).toEqual(['totals', 'totals']);
});
