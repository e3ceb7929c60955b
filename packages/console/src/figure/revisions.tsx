import { FIGURES } from '@double-hundred/shared/message/console/figures';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { RULE_TITLES } from '@double-hundred/shared/message/rule-titles';
import type { Revision } from '@double-hundred/shared/protocol/changes';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Waiting } from '../ui/state.tsx';
import { useWholeList } from '../ui/use-pages.ts';
import { headingOf, plainText } from './field-text.ts';
import { timeText } from './figure-text.ts';
import type { RowKey } from './figure-rows.tsx';
import { RowFindings } from './row-findings.tsx';

interface RevisionsPage {
  readonly revisions: readonly Revision[];
  readonly next: string | null;
}

/** What is found about a row, and its revisions, the latest first: who, when, and which cells became what. */
export function Revisions({ row, onBack }: { row: RowKey; onBack?: () => void }) {
  const paged = useWholeList<RevisionsPage>(`/rows/${encodeURIComponent(row.rowId)}/revisions`);
  const revisions = paged.pages.flatMap((page) => page.revisions);
  return (
    <>
      {onBack !== undefined && (
        <p>
          <button type="button" class="button small" onClick={onBack}>
            ← {SHELL.back}
          </button>
        </p>
      )}
      <RowFindings rowId={row.rowId} />
      <Waiting of={paged.first} />
      {paged.sending.failure !== null && <MoreRows of={paged} shown={revisions.length} />}
      {paged.first.value !== null && (
        <ol class="revisions">
          {revisions.reverse().map((revision) => (
            <li key={revision.rev}>
              <h3>{FIGURES.revision(revision.rev, revision.byName, timeText(revision.at))}</h3>
              <Changes revision={revision} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Changes({ revision }: { revision: Revision }) {
  const { ledgers } = useConsole();
  const unitName = useUnitName();
  return (
    <ul>
      {revision.rev === 1 && <li class="muted">{FIGURES.created}</li>}
      {revision.deleted && <li>{FIGURES.deleted}</li>}
      {revision.confirmed === true && <li class="muted">{FIGURES.confirmed}</li>}
      {Object.entries(revision.changed).map(([key, { from, to }]) => {
        const heading = headingOf(ledgers, key);
        const after = plainText(unitName, key, to);
        return (
          <li key={key}>
            {revision.rev === 1 ? FIGURES.value(heading, after) : FIGURES.change(heading, plainText(unitName, key, from), after)}
          </li>
        );
      })}
      {Object.entries(revision.normalised ?? {}).map(([key, { from }]) => (
        <li key={`typed ${key}`} class="muted">
          {FIGURES.typed(headingOf(ledgers, key), from)}
        </li>
      ))}
      {Object.entries(revision.explanations ?? {}).map(([ruleId, text]) => (
        <li key={`reason ${ruleId}`}>{FIGURES.reason(RULE_TITLES[ruleId] ?? ruleId, text)}</li>
      ))}
    </ul>
  );
}
