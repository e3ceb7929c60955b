import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { STALLED_AFTER_DAYS } from '@double-hundred/shared/campaign/stalled-after-days';
import { daySchema, daysBetween } from '@double-hundred/shared/kernel/day';
import { OVERVIEW } from '@double-hundred/shared/message/console/overview';
import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { NumberField } from '../ui/number-field.tsx';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { type CampaignLists, listsOf, readLists } from './campaign-lists.ts';
import { mergeCampaign, type OthersChange } from './campaign-merge.ts';
import { SaveBar } from './save-bar.tsx';

const TEXTS = SETTINGS.campaign;
const WAN = 10_000;
const CALENDARS = ['days', 'workdays', 'months', 'table'] as const;
const STAGES = ['signed', 'registered', 'approved'] as const;
const POLICIES = ['lead', 'share', 'each'] as const;

/** Window, threshold, schedule, lights, count policy and lists of the campaign. */
export function CampaignForm() {
  const { campaign } = useConsole();
  return campaign === null ? <p class="note">{OVERVIEW.noCampaign}</p> : <PresentCampaign />;
}

/** The form of the campaign as it is now: the one learnt at sign-in may have been changed since. */
function PresentCampaign() {
  const answer = useAnswer<Campaign>('/campaign');
  return answer.value === null ? <Waiting of={answer} /> : <Form campaign={answer.value} />;
}

function Form({ campaign }: { campaign: Campaign }) {
  const { calls, refresh } = useConsole();
  const sending = useSending();
  const [draft, setDraft] = useState(campaign);
  const [before, setBefore] = useState(campaign);
  const [lists, setLists] = useState<CampaignLists>(() => listsOf(campaign));
  const [wrong, setWrong] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly OthersChange[] | null>(null);
  const set = (change: Partial<Campaign>): void => {
    setTold(null);
    setDraft({ ...draft, ...change });
  };
  const setList = (change: Partial<CampaignLists>): void => setLists({ ...lists, ...change });
  const setDay = (name: 'firstDay' | 'lastDay', text: string): void => {
    const day = daySchema.safeParse(text);
    if (!day.success) return;
    const next = { ...draft, [name]: day.data };
    set({ ...next, days: Math.max(daysBetween(next.firstDay, next.lastDay) + 1, 1) });
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const read = readLists(lists);
    setWrong(read.wrong);
    if (read.wrong !== null) return;
    let changed = false;
    const kept = await sending.run(async () => {
      const answer = await calls.replace<Campaign>('/campaign', { ...draft, ...read.parts }, before);
      changed = !answer.ok && answer.error.code === 'VERSION_CHANGED';
      return answer;
    });
    if (changed) return meet();
    if (kept === null) return;
    setBefore(kept);
    setOthers(null);
    setTold(TEXTS.saved);
    await refresh();
  };
  // What was typed is put on top of what others have saved, and is only sent when it was looked at again.
  const meet = async (): Promise<void> => {
    const theirs = await sending.run(() => calls.get<Campaign>('/campaign'));
    if (theirs === null) return;
    const met = mergeCampaign(
      { campaign: before, lists: listsOf(before) },
      { campaign: draft, lists },
      { campaign: theirs, lists: listsOf(theirs) },
    );
    setDraft(met.merged.campaign);
    setLists(met.merged.lists);
    setBefore(theirs);
    setOthers(met.others);
  };
  return (
    <Section title={SETTINGS.parts.campaign} note={TEXTS.recount}>
      <form class="form" aria-label={SETTINGS.parts.campaign} onSubmit={(event) => void save(event)}>
        <div class="fields">
          <label class="field">
            <span>{TEXTS.name}</span>
            <input required value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} />
          </label>
          <label class="field">
            <span>{TEXTS.firstDay}</span>
            <input
              type="date"
              required
              value={draft.firstDay}
              onChange={(event) => setDay('firstDay', event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{TEXTS.lastDay(draft.days)}</span>
            <input
              type="date"
              required
              value={draft.lastDay}
              onChange={(event) => setDay('lastDay', event.currentTarget.value)}
            />
          </label>
          <NumberField
            label={TEXTS.threshold}
            value={draft.thresholdYuan / WAN}
            onChange={(wan = 0) => set({ thresholdYuan: Math.round(wan * WAN) })}
          />
          <label class="field">
            <span>{TEXTS.policy}</span>
            <select
              value={draft.countPolicy}
              onChange={(event) =>
                set({ countPolicy: POLICIES.find((each) => each === event.currentTarget.value) ?? draft.countPolicy })
              }
            >
              {POLICIES.map((each) => (
                <option key={each} value={each}>
                  {TEXTS.policies[each]}
                </option>
              ))}
            </select>
          </label>
          <NumberField
            label={TEXTS.green}
            value={draft.lightRules.greenAtLeastPoints}
            onChange={(points = 0) => set({ lightRules: { ...draft.lightRules, greenAtLeastPoints: points } })}
          />
          <NumberField
            label={TEXTS.amber}
            value={draft.lightRules.amberAtLeastPoints}
            onChange={(points = 0) => set({ lightRules: { ...draft.lightRules, amberAtLeastPoints: points } })}
          />
          {STAGES.map((stage) => (
            <NumberField
              key={stage}
              label={TEXTS.stalled[stage]}
              value={(draft.stalledAfterDays ?? STALLED_AFTER_DAYS)[stage]}
              onChange={(days = STALLED_AFTER_DAYS[stage]) =>
                set({ stalledAfterDays: { ...STALLED_AFTER_DAYS, ...draft.stalledAfterDays, [stage]: Math.round(days) } })
              }
            />
          ))}
          <label class="field">
            <span>{TEXTS.calendar}</span>
            <select
              value={draft.calendar}
              onChange={(event) =>
                set({ calendar: CALENDARS.find((each) => each === event.currentTarget.value) ?? draft.calendar })
              }
            >
              {CALENDARS.map((each) => (
                <option key={each} value={each}>
                  {TEXTS.calendars[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div class="fields">
          {draft.calendar === 'workdays' && (
            <>
              <Lines label={TEXTS.holidays} value={lists.holidays} onChange={(holidays) => setList({ holidays })} />
              <Lines label={TEXTS.workdays} value={lists.workdays} onChange={(workdays) => setList({ workdays })} />
            </>
          )}
          {draft.calendar === 'table' && (
            <Lines label={TEXTS.table} help={TEXTS.tableHelp} value={lists.table} onChange={(table) => setList({ table })} />
          )}
          {Object.entries(lists.choices).map(([name, text]) => (
            <Lines
              key={name}
              label={`${TEXTS.choiceNames[name] ?? name} ${TEXTS.choices}`}
              value={text}
              onChange={(changed) => setList({ choices: { ...lists.choices, [name]: changed } })}
            />
          ))}
        </div>
        {others !== null && (
          <div class="failure" role="alert">
            <p>{others.length > 0 ? TEXTS.changedMeanwhile : TEXTS.changedAlike}</p>
            <ul>
              {others.map(({ label, theirs, mine }) => (
                <li key={label}>{mine === null ? TEXTS.othersTaken(label, theirs) : TEXTS.othersDiffer(label, theirs, mine)}</li>
              ))}
            </ul>
          </div>
        )}
        <SaveBar sending={sending} wrong={wrong} told={told} />
      </form>
    </Section>
  );
}

function Lines(props: { label: string; help?: string; value: string; onChange: (value: string) => void }) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <textarea
        rows={6}
        placeholder={props.help}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}
