import type { CaseDecision } from '@double-hundred/shared/duplicate/case-decision';
import { DUPLICATES_DESK } from '@double-hundred/shared/message/console/duplicates';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { DuplicateCase } from '@double-hundred/shared/protocol/duplicates';
import { useState } from 'preact/hooks';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { FormEnd } from '../ui/form-end.tsx';
import { useSending } from '../ui/use-sending.ts';

const KINDS = ['same', 'capitalIncrease', 'nextPhase', 'different'] as const satisfies readonly CaseDecision['kind'][];
const WHOLE_BPS = 10_000;

/** What the case is, which row leads, and who gets which share: proposed to the units, or decided. Shares sum to 100 %. */
export function CaseDecisionForm({ file, onDone }: { file: DuplicateCase; onDone: () => void }) {
  const { calls } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const before = file.decision;
  const [kind, setKind] = useState<CaseDecision['kind']>(before?.kind ?? 'same');
  const [lead, setLead] = useState((before && 'leadRowId' in before ? before.leadRowId : undefined) ?? file.rows[0]?.rowId ?? '');
  const [shares, setShares] = useState<Readonly<Record<string, string>>>(() => sharesOf(file));
  const [note, setNote] = useState('');
  const [overrule, setOverrule] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const sumBps = file.unitIds.reduce((sum, unit) => sum + bpsOf(shares[unit]), 0);
  const send = async (step: 'proposal' | 'decision'): Promise<void> => {
    if (kind === 'same' && sumBps !== WHOLE_BPS) return setWrong(DUPLICATES_DESK.shareWrong(String(sumBps / 100)));
    if (note.trim() === '') return setWrong(SHELL.reasonMissing);
    setWrong(null);
    const decision: CaseDecision =
      kind === 'same'
        ? {
            kind,
            leadRowId: lead,
            shares: file.unitIds.flatMap((unit) => {
              const bps = bpsOf(shares[unit]);
              return bps > 0 ? [{ unit, bps }] : [];
            }),
          }
        : kind === 'capitalIncrease'
          ? { kind, leadRowId: lead }
          : { kind };
    const body = { decision, note: note.trim(), ...(step === 'decision' ? { overrule } : {}) };
    const path = `/duplicates/${encodeURIComponent(file.id)}/${step}`;
    if ((await sending.run(() => calls.send('POST', path, body))) !== null) onDone();
  };
  return (
    <form
      class="form decision-form"
      aria-label={DUPLICATES_DESK.decide}
      onSubmit={(event) => {
        event.preventDefault();
        void send('decision');
      }}
    >
      <fieldset>
        <legend>{DUPLICATES_DESK.kind}</legend>
        <div class="actions">
          {KINDS.map((each) => (
            <label key={each} class="inline-field">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              {DUPLICATES_DESK.kinds[each]}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="muted">{DUPLICATES_DESK.kindHelp[kind]}</p>
      {(kind === 'same' || kind === 'capitalIncrease') && (
        <label class="field">
          <span>{DUPLICATES_DESK.leadRow}</span>
          <select value={lead} onChange={(event) => setLead(event.currentTarget.value)}>
            {file.rows.map((row, index) => (
              <option key={row.rowId} value={row.rowId}>
                {DUPLICATES_DESK.row(index + 1)} {unitName(row.unitId)} {row.projectName}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind === 'same' && (
        <fieldset>
          <legend>{DUPLICATES_DESK.shares}</legend>
          <div class="actions">
            {file.unitIds.map((unit) => (
              <label key={unit} class="inline-field">
                <span>{unitName(unit)}</span>
                <input
                  class="short"
                  inputMode="decimal"
                  aria-label={DUPLICATES_DESK.shareOf(unitName(unit))}
                  value={shares[unit] ?? ''}
                  onInput={(event) => {
                    const text = event.currentTarget.value;
                    setShares((current) => ({ ...current, [unit]: text }));
                  }}
                />
              </label>
            ))}
            <b class={sumBps === WHOLE_BPS ? '' : 'gap'}>{DUPLICATES_DESK.shareSum(String(sumBps / 100))}</b>
          </div>
        </fieldset>
      )}
      <label class="field">
        <span>{DUPLICATES_DESK.note}</span>
        <textarea
          rows={2}
          maxLength={500}
          placeholder={DUPLICATES_DESK.noteHelp}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {file.state === 'proposed' && file.waitingFor.length > 0 && (
        <label class="inline-field">
          <input type="checkbox" checked={overrule} onChange={() => setOverrule(!overrule)} />
          {DUPLICATES_DESK.overrule}
        </label>
      )}
      <FormEnd wrong={wrong} sending={sending} send={DUPLICATES_DESK.decision}>
        <button type="button" class="button" disabled={sending.busy} onClick={() => void send('proposal')}>
          {DUPLICATES_DESK.propose}
        </button>
      </FormEnd>
    </form>
  );
}

/** The share typed in percent, in basis points; 0 when it is no number. */
function bpsOf(text: string | undefined): number {
  const percent = Number((text ?? '').trim());
  return Number.isFinite(percent) && percent > 0 ? Math.round(percent * 100) : 0;
}

// Without an earlier decision: equal parts, the rest to the first.
function sharesOf({ decision, unitIds }: DuplicateCase): Record<string, string> {
  const kept = (decision?.kind === 'same' ? decision.shares : undefined) ?? null;
  const part = Math.floor(100 / unitIds.length);
  return Object.fromEntries(
    unitIds.map((unit, index) => {
      const percent =
        kept === null
          ? index === 0
            ? 100 - part * (unitIds.length - 1)
            : part
          : (kept.find((share) => share.unit === unit)?.bps ?? 0) / 100;
      return [unit, String(percent)];
    }),
  );
}
