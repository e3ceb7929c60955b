import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { fragmentOf } from '../app/route.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { CloseOutList } from './close-out-list.tsx';
import { ExemptionList } from './exemption-list.tsx';
import { InspectionList } from './inspection-list.tsx';
import { SpotCheckList } from './spot-check-list.tsx';
import './inspections.css';

const PARTS = ['records', 'closeOuts', 'spotChecks', 'exemptions'] as const;

/** What is looked at on the spot: inspections, issues on their way out, samples of closed ones, exemptions from rules. */
export function InspectionsDesk() {
  const { route } = useConsole();
  const part = PARTS.find((each) => each === route.part) ?? 'records';
  return (
    <>
      <PageHead title={INSPECTIONS_DESK.title} lead={INSPECTIONS_DESK.lead} />
      <nav class="tabs" aria-label={INSPECTIONS_DESK.title}>
        {PARTS.map((each) => (
          <a key={each} href={fragmentOf({ page: 'inspections', part: each })} aria-current={each === part ? 'page' : undefined}>
            {INSPECTIONS_DESK.parts[each]}
          </a>
        ))}
      </nav>
      {part === 'records' && <InspectionList />}
      {part === 'closeOuts' && <CloseOutList />}
      {part === 'spotChecks' && <SpotCheckList />}
      {part === 'exemptions' && <ExemptionList />}
    </>
  );
}
