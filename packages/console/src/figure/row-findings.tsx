import { ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RowFindings as Found } from '@double-hundred/shared/protocol/rules';
import { useAnswer } from '../ui/use-answer.ts';

/** What the rules say of a row as it stands, and under which rules and on which day that was found. */
export function RowFindings({ rowId }: { readonly rowId: string }) {
  const { value } = useAnswer<Found>(`/rows/${encodeURIComponent(rowId)}/findings`);
  if (value === null) return null;
  const { rulesVersion, checkedDay, findings, explanations } = value;
  return (
    <section class="row-findings">
      <p class="muted">{ruleTexts.checkedUnder(rulesVersion, checkedDay)}</p>
      {findings.length === 0 ? (
        <p class="muted">{ruleTexts.nothingFound}</p>
      ) : (
        <ul>
          {findings.map(({ ruleId, column, severity, message }) => (
            <li key={`${ruleId} ${column} ${message}`}>
              {ruleTexts.found(severity, message)}
              {explanations[ruleId] !== undefined && <p class="muted">{ruleTexts.explained(explanations[ruleId])}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
