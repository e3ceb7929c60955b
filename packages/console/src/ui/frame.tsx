import { SHELL } from '@double-hundred/shared/message/console/shell';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { ROLE_NAMES } from '@double-hundred/shared/message/problems';
import { useEffect, useRef } from 'preact/hooks';
import { type PageName, fragmentOf } from '../app/route.ts';
import { BulletinsDesk } from '../bulletins/bulletins-desk.tsx';
import { DuplicatesDesk } from '../duplicates/duplicates-desk.tsx';
import { IndicatorsDesk } from '../indicators/indicators-desk.tsx';
import { InspectionsDesk } from '../inspections/inspections-desk.tsx';
import { Overview } from '../overview/overview.tsx';
import { SubmissionsDesk } from '../submissions/submissions-desk.tsx';
import { VerificationDesk } from '../verification/verification-desk.tsx';
import { ScoresDesk } from '../scores/scores-desk.tsx';
import { SettingsDesk } from '../settings/settings-desk.tsx';
import { Display } from '../display/display.tsx';
import { useConsole } from './console-context.ts';

/** Navigation and the page one is on. */
export function Frame({ pages, onLeave }: { pages: readonly PageName[]; onLeave: () => void }) {
  const { campaign, route, user, demo } = useConsole();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = SHELL.documentTitle(SHELL.pages[route.page]);
    // A new page is read out from its beginning; on arrival the focus stays where the browser put it.
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [route.page]);
  if (route.page === 'display') {
    return (
      <main id="main" ref={main} tabIndex={-1}>
        <Display />
      </main>
    );
  }
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {SHELL.skip}
      </a>
      <header class="side">
        <p class="brand">
          {SHELL.product}
          <small>{SHELL.title}</small>
          {demo && <small class="demo">{SHELL.demo}</small>}
        </p>
        <nav aria-label={SHELL.navigation}>
          <ul>
            {pages.map((page) => (
              <li key={page}>
                <a href={fragmentOf({ page })} aria-current={page === route.page ? 'page' : undefined}>
                  {SHELL.pages[page]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="who">
          <span>
            {user.name}
            <small>{ROLE_NAMES[user.role]}</small>
          </span>
          <button type="button" class="link" onClick={onLeave}>
            {SHELL.signOut}
          </button>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {campaign === null && route.page !== 'settings' ? <p class="note">{OVERVIEW.noCampaign}</p> : <Page name={route.page} />}
      </main>
    </div>
  );
}

function Page({ name }: { name: Exclude<PageName, 'display'> }) {
  switch (name) {
    case 'overview':
      return <Overview />;
    case 'submissions':
      return <SubmissionsDesk />;
    case 'verification':
      return <VerificationDesk />;
    case 'inspections':
      return <InspectionsDesk />;
    case 'duplicates':
      return <DuplicatesDesk />;
    case 'scores':
      return <ScoresDesk />;
    case 'indicators':
      return <IndicatorsDesk />;
    case 'bulletins':
      return <BulletinsDesk />;
    case 'settings':
      return <SettingsDesk />;
  }
}
