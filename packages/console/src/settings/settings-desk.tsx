import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import type { Role } from '@double-hundred/shared/protocol/session';
import { fragmentOf } from '../app/route.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import './settings.css';
import { CampaignForm } from './campaign-form.tsx';
import { CyclesForm } from './cycles-form.tsx';
import { PeopleDesk } from './people-desk.tsx';
import { RulesDesk } from './rules-desk.tsx';
import { TargetsForm } from './targets-form.tsx';
import { UnitsForm } from './units-form.tsx';

type Part = keyof typeof SETTINGS.parts;
const PARTS: Readonly<Partial<Record<Role, readonly Part[]>>> = {
  districtOffice: ['targets', 'campaign', 'cycles', 'rules', 'units'],
  admin: ['people', 'units'],
};

/** What the office and the admin set up. */
export function SettingsDesk() {
  const { route, user } = useConsole();
  const parts = PARTS[user.role] ?? [];
  const part = parts.find((each) => each === route.part) ?? parts[0];
  return (
    <>
      <PageHead title={SETTINGS.title} />
      <nav class="tabs" aria-label={SETTINGS.title}>
        {parts.map((each) => (
          <a key={each} href={fragmentOf({ page: 'settings', part: each })} aria-current={each === part ? 'page' : undefined}>
            {SETTINGS.parts[each]}
          </a>
        ))}
      </nav>
      {part === 'targets' && <TargetsForm />}
      {part === 'campaign' && <CampaignForm />}
      {part === 'cycles' && <CyclesForm />}
      {part === 'rules' && <RulesDesk />}
      {part === 'units' && <UnitsForm />}
      {part === 'people' && <PeopleDesk />}
    </>
  );
}
