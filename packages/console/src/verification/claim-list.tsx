import { ACHIEVEMENT_KINDS } from '@double-hundred/shared/campaign/campaign';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { VERIFICATION_DESK } from '@double-hundred/shared/message/console/verification';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import { CLAIM_STATES, type Claim, type ClaimsResponse } from '@double-hundred/shared/protocol/claims';
import { useState } from 'preact/hooks';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { yiText } from '../figure/figure-text.ts';
import { Choice } from '../ui/choice.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { usePages } from '../ui/use-pages.ts';
import { TableHead } from '../ui/table-head.tsx';
import { ClaimDialog } from './claim-dialog.tsx';

const HEAD = VERIFICATION_DESK.head;
const PAGE = 100;

const someClaims = (pages: readonly ClaimsResponse[]): boolean => pages.some(({ claims }) => claims.length > 0);

/** Claims by state, unit and kind; each opens to its evidence and the decision. */
export function ClaimList() {
  const { route, units, go } = useConsole();
  const [open, setOpen] = useState<Claim | null>(null);
  const basis = route.query['basis'] === 'official' ? 'official' : 'verified';
  const state = route.query['state'] ?? 'waiting';
  const query = {
    basis,
    state: state === 'all' ? undefined : state,
    unit: route.query['unit'],
    kind: route.query['kind'],
    limit: PAGE,
  };
  const paged = usePages<ClaimsResponse>('/claims', query, someClaims);
  const answer = paged.first;
  const claims = paged.pages.flatMap((page) => page.claims);
  const set = (change: Record<string, string>): void => go({ query: { ...route.query, ...change } });
  return (
    <section class="section" aria-label={VERIFICATION_DESK.parts.claims}>
      <form class="controls filter" aria-label={VERIFICATION_DESK.state}>
        <Choice
          label={VERIFICATION_DESK.basis}
          value={basis}
          options={Object.entries(VERIFICATION_DESK.bases)}
          onChange={(value) => set({ basis: value })}
        />
        <Choice
          label={VERIFICATION_DESK.state}
          value={state}
          options={[...CLAIM_STATES.map((each) => [each, VERIFICATION_DESK.states[each]] as const), ['all', SHELL.all]]}
          onChange={(value) => set({ state: value })}
        />
        <Choice
          label={VERIFICATION_DESK.kind}
          value={query.kind ?? ''}
          options={[['', SHELL.all], ...ACHIEVEMENT_KINDS.map((each) => [each, ACHIEVEMENT_NAMES[each]] as const)]}
          onChange={(value) => set({ kind: value })}
        />
        <Choice
          label={VERIFICATION_DESK.unit}
          value={query.unit ?? ''}
          options={[['', SHELL.all], ...units.map((unit) => [unit.id, unit.name] as const)]}
          onChange={(value) => set({ unit: value })}
        />
      </form>
      <Waiting of={answer} />
      {paged.whole && claims.length === 0 && <p>{VERIFICATION_DESK.none}</p>}
      {claims.length > 0 && <ClaimTable claims={claims} onOpen={setOpen} />}
      <MoreRows of={paged} shown={claims.length} />
      {open !== null && <ClaimDialog claim={open} basis={basis} onChanged={answer.reload} onClose={() => setOpen(null)} />}
    </section>
  );
}

function ClaimTable({ claims, onOpen }: { claims: readonly Claim[]; onOpen: (claim: Claim) => void }) {
  const unitName = useUnitName();
  return (
    <div class="scroll">
      <table class="table">
        <TableHead columns={[HEAD.project, HEAD.unit, HEAD.kind, HEAD.day, { number: HEAD.amount }, HEAD.evidence, HEAD.state]} />
        <tbody>
          {claims.map((claim) => (
            <tr key={`${claim.rowId} ${claim.kind}`}>
              <th scope="row">
                <button type="button" class="link" onClick={() => onOpen(claim)}>
                  {claim.projectName}
                </button>
              </th>
              <td>{unitName(claim.unitId)}</td>
              <td>{ACHIEVEMENT_NAMES[claim.kind]}</td>
              <td class="day">{claim.day}</td>
              <td class="number">{yiText(claim.yuan)}</td>
              <td>
                {claim.evidence.files === 0 ? (
                  <span class="muted">{VERIFICATION_DESK.noFiles}</span>
                ) : (
                  VERIFICATION_DESK.files(claim.evidence.files)
                )}
                {claim.evidence.reused > 0 && <span class="mark warn">{VERIFICATION_DESK.reused(claim.evidence.reused)}</span>}
              </td>
              <td>
                {VERIFICATION_DESK.states[claim.state]}
                {claim.blocked.length > 0 && claim.state !== 'confirmed' && (
                  <span class="mark warn">{VERIFICATION_DESK.blocked}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
