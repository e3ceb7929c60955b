import { DUPLICATES_DESK } from '@double-hundred/shared/message/console/duplicates';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { CaseRow, DuplicateCase } from '@double-hundred/shared/protocol/duplicates';
import { useState } from 'preact/hooks';
import { plainText } from '../figure/field-text.ts';
import type { RowKey } from '../figure/figure-rows.tsx';
import { timeText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CaseDecisionForm } from './case-decision-form.tsx';

const FIELDS = [
  'unitId',
  'projectName',
  'investor',
  'company',
  'uscc',
  'projectCode',
  'place',
  'stage',
  'totalInvestmentYuan',
] as const satisfies readonly (keyof CaseRow)[];

/** The rows of a case side by side, what differs marked; what was said and decided; the decision. */
export function CaseFile({ file, onChanged }: { file: DuplicateCase; onChanged: () => void }) {
  const { user } = useConsole();
  const unitName = useUnitName();
  const [row, setRow] = useState<RowKey | null>(null);
  const [again, setAgain] = useState(false);
  return (
    <article class="section case-file" aria-label={file.rows[0]?.projectName}>
      <p class="muted">
        {DUPLICATES_DESK.score(file.score)} · {file.reasons.join('，')}
      </p>
      {file.decision !== null && file.state === 'decided' && (
        <p class="done">{DUPLICATES_DESK.stands(DUPLICATES_DESK.kinds[file.decision.kind])}</p>
      )}
      {file.waitingFor.length > 0 && file.state === 'proposed' && (
        <p class="note">{DUPLICATES_DESK.waiting(file.waitingFor.map(unitName).join('、'))}</p>
      )}
      <SideBySide rows={file.rows} onOpen={setRow} />
      {file.steps.length > 0 && (
        <section aria-label={SHELL.steps}>
          <h3>{SHELL.steps}</h3>
          <ol class="lines">
            {file.steps.map((step) => (
              <li key={`${step.at} ${step.kind} ${step.unitId ?? ''}`}>
                <span>
                  {DUPLICATES_DESK.step(
                    `${DUPLICATES_DESK.steps[step.kind]}${step.decision === null ? '' : `：${DUPLICATES_DESK.kinds[step.decision.kind]}`}`,
                    step.by,
                    timeText(step.at),
                  )}
                </span>
                <span class="muted">{step.note}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {user.role === 'districtOffice' &&
        (file.state !== 'decided' || again ? (
          <CaseDecisionForm file={file} onDone={onChanged} />
        ) : (
          <button type="button" class="button" onClick={() => setAgain(true)}>
            {DUPLICATES_DESK.again}
          </button>
        ))}
      {row !== null && (
        <Dialog title={row.name} wide onClose={() => setRow(null)}>
          <Revisions row={row} />
        </Dialog>
      )}
    </article>
  );
}

function SideBySide({ rows, onOpen }: { rows: readonly CaseRow[]; onOpen: (row: RowKey) => void }) {
  const unitName = useUnitName();
  const shown = (row: CaseRow, field: (typeof FIELDS)[number]): string => plainText(unitName, field, row[field]);
  return (
    <div class="scroll">
      <table class="table side-by-side">
        <thead>
          <tr>
            <th scope="col">{DUPLICATES_DESK.field}</th>
            {rows.map((row, index) => (
              <th key={row.rowId} scope="col">
                {DUPLICATES_DESK.row(index + 1)}
                {row.deleted && DUPLICATES_DESK.deleted}{' '}
                <button
                  type="button"
                  class="link"
                  onClick={() => onOpen({ rowId: row.rowId, name: `${unitName(row.unitId)} · ${row.projectName}` })}
                >
                  {DUPLICATES_DESK.history}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => {
            const differs = field !== 'unitId' && new Set(rows.map((row) => shown(row, field))).size > 1;
            return (
              <tr key={field} class={differs ? 'differs' : ''}>
                <th scope="row">
                  {DUPLICATES_DESK.rows[field]}
                  {differs && <span class="mark">{DUPLICATES_DESK.differs}</span>}
                </th>
                {rows.map((row) => (
                  <td key={row.rowId}>{shown(row, field)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
