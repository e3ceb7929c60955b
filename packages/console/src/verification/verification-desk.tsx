import { VERIFICATION_DESK } from '@double-hundred/shared/message/console/verification';
import { fragmentOf } from '../app/route.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import { BasisComparisonTable } from './basis-comparison.tsx';
import { Adjustments } from './adjustments.tsx';
import { ClaimList } from './claim-list.tsx';

const PARTS = ['claims', 'bases', 'adjustments'] as const;

/** Where claims are confirmed or refused, and where the three bases stand side by side. */
export function VerificationDesk() {
  const { route } = useConsole();
  const part = PARTS.find((each) => each === route.part) ?? 'claims';
  return (
    <>
      <PageHead title={VERIFICATION_DESK.title} lead={VERIFICATION_DESK.lead} />
      <nav class="tabs" aria-label={VERIFICATION_DESK.title}>
        {PARTS.map((each) => (
          <a key={each} href={fragmentOf({ page: 'verification', part: each })} aria-current={each === part ? 'page' : undefined}>
            {VERIFICATION_DESK.parts[each]}
          </a>
        ))}
      </nav>
      {part === 'claims' && <ClaimList />}
      {part === 'bases' && <BasisComparisonTable />}
      {part === 'adjustments' && <Adjustments />}
    </>
  );
}
