import { countText } from '@double-hundred/shared/message/figure-text';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { KeptExemption, KeptScoreEntry, ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import { timeText } from '../figure/figure-text.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Section } from '../ui/page-head.tsx';
import { ReasonForm } from '../ui/reason-form.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { TableHead } from '../ui/table-head.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { usePages } from '../ui/use-pages.ts';
import { useSending } from '../ui/use-sending.ts';
import { EntryForm } from './entry-form.tsx';
import { ExemptionForm } from './exemption-form.tsx';

/** What the office enters for scores: occurrences and points with their ground, and units exempt from the tail. */
export function Entries() {
  const { user } = useConsole();
  const rules = useAnswer<ScoringRulesVersion>('/scoring-rules');
  const paged = usePages<{ entries: KeptScoreEntry[]; next: string | null }>('/score-entries', {});
  const entries = paged.pages.flatMap((page) => page.entries);
  const exemptions = useAnswer<{ exemptions: KeptExemption[] }>('/ranking-exemptions');
  const unitName = useUnitName();
  const office = user.role === 'districtOffice';
  const items = rules.value?.rules.items ?? [];
  const titleOf = (itemId: string): string => items.find(({ id }) => id === itemId)?.title ?? itemId;
  return (
    <>
      <Section title={SCORES_DESK.entriesTitle}>
        {office && rules.value !== null && <EntryForm rules={rules.value.rules} onDone={paged.first.reload} />}
        <Waiting of={paged.first} />
        {paged.whole && entries.length === 0 && <p class="muted">{SCORES_DESK.noEntries}</p>}
        <Lines
          head={Object.values(SCORES_DESK.entryHead)}
          office={office}
          onDone={paged.first.reload}
          lines={entries.map((entry) => ({
            ...entry,
            cells: [titleOf(entry.itemId), unitName(entry.unitId), entry.day, countText(entry.amount), entry.ground],
          }))}
        />
        <MoreRows of={paged} shown={entries.length} />
      </Section>
      <Section title={SCORES_DESK.exemptionsTitle}>
        {office && <ExemptionForm onDone={exemptions.reload} />}
        <Waiting of={exemptions} />
        {exemptions.value?.exemptions.length === 0 && <p class="muted">{SCORES_DESK.noExemptions}</p>}
        <Lines
          head={Object.values(SCORES_DESK.exemptionHead)}
          office={office}
          onDone={exemptions.reload}
          lines={(exemptions.value?.exemptions ?? []).map((exemption) => ({
            ...exemption,
            cells: [unitName(exemption.unitId), exemption.day, exemption.reason],
          }))}
        />
      </Section>
    </>
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Line {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: { readonly by: string; readonly ground: string } | null;
  readonly cells: readonly string[];
}

interface LinesProps {
  readonly head: readonly string[];
  readonly lines: readonly Line[];
  readonly office: boolean;
  onDone(): void;
}

function Lines({ head, lines, office, onDone }: LinesProps) {
  const { calls } = useConsole();
  const sending = useSending();
  if (lines.length === 0) return null;
  const withdraw = async (id: string, ground: string): Promise<boolean> => {
    const done = await sending.run(() => calls.send('POST', '/appraisal/withdrawals', { id, ground }));
    if (done !== null) onDone();
    return done !== null;
  };
  return (
    <div class="scroll">
      <Refused sending={sending} />
      <table class="table">
        <TableHead columns={head} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} class={line.withdrawn === null ? '' : 'withdrawn'}>
              {line.cells.map((cell, index) => (
                <td key={index} class={DAY.test(cell) ? 'day' : index === line.cells.length - 1 ? 'words' : ''}>
                  {cell}
                </td>
              ))}
              <td>
                {line.by} {timeText(line.at)}
                {line.withdrawn !== null ? (
                  <p class="muted">{SCORES_DESK.withdrawn(line.withdrawn.by, line.withdrawn.ground)}</p>
                ) : (
                  office && (
                    <ReasonForm
                      label={SCORES_DESK.withdraw}
                      reasonLabel={SCORES_DESK.withdrawReason}
                      send={SCORES_DESK.withdraw}
                      busy={sending.busy}
                      onSend={(ground) => withdraw(line.id, ground)}
                    />
                  )
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
