import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import type { TotalsResponse } from '@double-hundred/shared/protocol/totals';
import { fragmentOf } from '../app/route.ts';
import { useConsole } from '../ui/console-context.ts';

/** What has to be done before the figures mean something: targets set, and rows handed in. Nothing once both are there. */
export function FirstSteps({ claimed }: { claimed: TotalsResponse }) {
  const { user } = useConsole();
  const noTargets = claimed.district.every(({ target }) => target === 0);
  const noClaims = claimed.district.every(({ count, adjustmentCount }) => count === 0 && adjustmentCount === 0);
  if (!noTargets && !noClaims) return null;
  return (
    <div class="note no-print">
      {noTargets && (
        <p>
          {OVERVIEW.noTargetsYet}
          {user.role === 'districtOffice' && (
            <a href={fragmentOf({ page: 'settings', part: 'targets' })}>{OVERVIEW.setTargets}</a>
          )}
        </p>
      )}
      {noClaims && <p>{OVERVIEW.noClaimsYet}</p>}
    </div>
  );
}
