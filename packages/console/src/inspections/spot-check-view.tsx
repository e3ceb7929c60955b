import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import type { SpotCheck } from '@double-hundred/shared/protocol/spot-checks';
import { useState } from 'preact/hooks';
import type { RowKey } from '../figure/figure-rows.tsx';
import { timeText } from '../figure/figure-text.ts';
import { Revisions } from '../figure/revisions.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Refused } from '../ui/state.tsx';
import { type Sending, useSending } from '../ui/use-sending.ts';
import { RepeatedDraw } from './repeated-draw.tsx';
import { VerifiedReasonForm } from './verified-reason-form.tsx';

const TEXTS = INSPECTIONS_DESK.spotCheck;

type Item = SpotCheck['items'][number];

/** One sample: how it was drawn, and what a second look at each issue found. */
export function SpotCheckView({ sample, onChanged }: { sample: SpotCheck; onChanged: () => void }) {
  const { calls } = useConsole();
  const unitName = useUnitName();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const [row, setRow] = useState<RowKey | null>(null);
  const record = async (item: Item, holds: boolean, verifier: string, finding: string): Promise<boolean> => {
    const body = { rowId: item.rowId, holds, verifier, finding };
    const path = `/spot-checks/${encodeURIComponent(sample.id)}/results`;
    const kept = await sending.run(() => calls.send<SpotCheck>('POST', path, body));
    if (kept === null) return false;
    setTold(TEXTS.kept[holds ? 'holds' : 'fails']);
    onChanged();
    return true;
  };
  const { fromDay = '', toDay = '', units, category } = sample.filter;
  const ranges = [
    ...(fromDay + toDay === '' ? [] : [TEXTS.days(fromDay, toDay)]),
    ...(units === undefined ? [] : [TEXTS.units(units.map(unitName).join('、'))]),
    ...(category === undefined ? [] : [TEXTS.categoryIs(category)]),
  ];
  return (
    <article class="section case-file" aria-label={TEXTS.sample(timeText(sample.at), sample.size, sample.pool)}>
      <p class="spaced">
        <span>{TEXTS.by(sample.by, timeText(sample.at))}</span>
        <span>{TEXTS.range(ranges.join('，') || TEXTS.everything)}</span>
        <span class="seed">{TEXTS.seedIs(sample.seed)}</span>
      </p>
      {told !== null && (
        <p class="done" role="status">
          {told}
        </p>
      )}
      <Refused sending={sending} />
      <ol class="sample">
        {sample.items.map((item) => (
          <li key={item.rowId}>
            <p class="spaced">
              <button type="button" class="link" onClick={() => setRow({ rowId: item.rowId, name: item.problem })}>
                {item.problem || TEXTS.gone}
              </button>
              <span class="muted">{unitName(item.unitId)}</span>
              <span class="muted">{item.project}</span>
            </p>
            {item.result === null ? (
              <ResultForms sending={sending} onRecord={(holds, verifier, finding) => record(item, holds, verifier, finding)} />
            ) : (
              <p class="spaced">
                <span class={`mark flush ${item.result.holds ? 'good' : 'warn'}`}>
                  {item.result.holds ? TEXTS.holds : TEXTS.fails}
                </span>
                <span>{item.result.finding}</span>
                <span class="muted">{TEXTS.result(item.result.verifier, item.result.by, timeText(item.result.at))}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
      <RepeatedDraw id={sample.id} />
      {row !== null && (
        <Dialog title={row.name} wide onClose={() => setRow(null)}>
          <Revisions row={row} />
        </Dialog>
      )}
    </article>
  );
}

interface ResultFormsProps {
  readonly sending: Sending;
  onRecord(holds: boolean, verifier: string, finding: string): Promise<boolean>;
}

function ResultForms({ sending, onRecord }: ResultFormsProps) {
  const [verifier, setVerifier] = useState('');
  return (
    <div class="actions">
      {([true, false] as const).map((holds) => (
        <VerifiedReasonForm
          key={String(holds)}
          label={holds ? TEXTS.holds : TEXTS.fails}
          texts={{ found: TEXTS.finding, verifier: TEXTS.verifier, verifierHelp: TEXTS.verifierHelp }}
          help={TEXTS.findingHelp[holds ? 'holds' : 'fails']}
          send={holds ? TEXTS.holds : TEXTS.fails}
          busy={sending.busy}
          verifier={verifier}
          onVerifier={setVerifier}
          onSend={(finding) => onRecord(holds, verifier, finding)}
        >
          {!holds && <p class="muted">{TEXTS.failsHelp}</p>}
        </VerifiedReasonForm>
      ))}
    </div>
  );
}
