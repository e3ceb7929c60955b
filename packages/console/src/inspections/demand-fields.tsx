import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { CloseOuts } from '@double-hundred/shared/protocol/close-outs';
import { useConsole } from '../ui/console-context.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { FOLLOWS, type InspectionDraft } from './inspection-draft.ts';
import { issueCategories } from './issue-categories.ts';

const TEXTS = INSPECTIONS_DESK.record;

export interface DemandFieldsProps {
  readonly draft: InspectionDraft;
  onChange(change: Partial<InspectionDraft>): void;
}

/** What has to be done, until when, and how it is followed up. */
export function DemandFields({ draft, onChange }: DemandFieldsProps) {
  const demanded = draft.demand.trim() !== '';
  return (
    <>
      <div class="demand">
        <label class="field">
          <span>{TEXTS.demand}</span>
          <textarea
            rows={2}
            maxLength={500}
            placeholder={TEXTS.demandHelp}
            value={draft.demand}
            onInput={(event) => onChange({ demand: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{TEXTS.dueDay}</span>
          <input
            type="date"
            required={demanded}
            min={draft.day}
            value={draft.dueDay}
            onInput={(event) => onChange({ dueDay: event.currentTarget.value })}
          />
        </label>
      </div>
      {demanded && (
        <fieldset class="follow">
          <legend>{TEXTS.follow}</legend>
          <div class="actions">
            {FOLLOWS.map((each) => (
              <label key={each} class="inline-field">
                <input
                  type="radio"
                  name="follow"
                  checked={draft.follow === each}
                  disabled={each === 'raise' && draft.rowId === ''}
                  onChange={() => onChange({ follow: each })}
                />
                {TEXTS.follows[each]}
              </label>
            ))}
          </div>
          <p class="muted">{TEXTS.followHelp[draft.follow]}</p>
          {draft.follow === 'raise' && <RaisedIssue draft={draft} onChange={onChange} />}
          {draft.follow === 'link' && <LinkedIssue draft={draft} onChange={onChange} />}
        </fieldset>
      )}
    </>
  );
}

function RaisedIssue({ draft, onChange }: DemandFieldsProps) {
  const { ledgers } = useConsole();
  return (
    <div class="fields">
      <label class="field">
        <span>{TEXTS.category}</span>
        <select required value={draft.category} onChange={(event) => onChange({ category: event.currentTarget.value })}>
          <option value="" />
          {issueCategories(ledgers).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      {(['sponsor', 'responsiblePerson'] as const).map((key) => (
        <label key={key} class="field">
          <span>{TEXTS[key]}</span>
          <input required maxLength={20} value={draft[key]} onInput={(event) => onChange({ [key]: event.currentTarget.value })} />
        </label>
      ))}
    </div>
  );
}

function LinkedIssue({ draft, onChange }: DemandFieldsProps) {
  const answer = useAnswer<CloseOuts>('/close-outs', { unit: draft.unit, limit: 1_000 });
  const own = answer.current ? answer.value : null;
  const open = own?.closeOuts.filter(({ state }) => state !== 'closed') ?? [];
  if (own !== null && open.length === 0) return <p>{TEXTS.noIssues}</p>;
  return (
    <label class="field">
      <span>{TEXTS.issue}</span>
      <select required value={draft.issueRowId} onChange={(event) => onChange({ issueRowId: event.currentTarget.value })}>
        <option value="" />
        {open.map(({ rowId, problem, project }) => (
          <option key={rowId} value={rowId}>
            {`${project}：${problem}`}
          </option>
        ))}
      </select>
    </label>
  );
}
