import { type ScoringRules, scoringRulesSchema } from '@double-hundred/shared/appraisal/scoring-rules';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import type { ScoresResponse, ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import { useEffect, useState } from 'preact/hooks';
import { timeText } from '../figure/figure-text.ts';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Refused, Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { BonusEditor } from './bonus-editor.tsx';
import { GroupsEditor } from './groups-editor.tsx';
import { ItemsEditor } from './items-editor.tsx';
import { RankingEditor } from './ranking-editor.tsx';
import { WhatIfTable } from './what-if-table.tsx';

/** The scoring rules as a form: changed, tried without saving, published as a new version. */
export function RulesEditor() {
  const { calls, user } = useConsole();
  const answer = useAnswer<ScoringRulesVersion>('/scoring-rules');
  const sending = useSending();
  const [rules, setRules] = useState<ScoringRules | null>(null);
  const [tried, setTried] = useState<ScoresResponse | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const inForce = answer.value;
  useEffect(() => setRules(inForce?.rules ?? null), [inForce]);
  if (rules === null || inForce === null) return <Waiting of={answer} />;
  const office = user.role === 'districtOffice';
  const change = (part: Partial<ScoringRules>): void => {
    setTold(null);
    setRules({ ...rules, ...part });
  };
  const tryIt = async (): Promise<void> => {
    setTried(await sending.run(() => calls.send<ScoresResponse>('POST', '/scores/what-if', { rules })));
  };
  const publish = async (): Promise<void> => {
    const kept = await sending.run(() => calls.send<ScoringRulesVersion>('PUT', '/scoring-rules', { rules }));
    if (kept === null) return;
    setTried(null);
    setTold(SCORES_DESK.published(kept.version));
    answer.reload();
  };
  return (
    <>
      <p class="muted">
        {inForce.by === null || inForce.at === null
          ? SCORES_DESK.rulesFirst
          : SCORES_DESK.rulesVersion(inForce.version, inForce.by, timeText(inForce.at))}
      </p>
      <fieldset class="form" disabled={!office}>
        <Section title={SCORES_DESK.ranking}>
          <RankingEditor rules={rules} onChange={change} />
        </Section>
        <Section title={SCORES_DESK.items} note={SCORES_DESK.capHelp}>
          <ItemsEditor items={rules.items} groups={rules.groups} onChange={(items) => change({ items })} />
        </Section>
        <Section title={SCORES_DESK.groups}>
          <GroupsEditor groups={rules.groups} onChange={(groups) => change({ groups })} />
        </Section>
        <Section title={SCORES_DESK.bonus}>
          <BonusEditor bonus={rules.bonus} onChange={(bonus) => change({ bonus })} />
        </Section>
      </fieldset>
      {office && (
        <div class="section rules-foot">
          <Refused sending={sending} />
          {told !== null && (
            <p class="done" role="status">
              {told}
            </p>
          )}
          <div class="actions">
            <button type="button" class="button primary" disabled={sending.busy} onClick={() => void tryIt()}>
              {SCORES_DESK.tryIt}
            </button>
            <button type="button" class="button" disabled={sending.busy} onClick={() => void publish()}>
              {SCORES_DESK.publish}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                setRules(inForce.rules);
                setTried(null);
              }}
            >
              {SCORES_DESK.reset}
            </button>
          </div>
          <Advanced rules={rules} onRead={setRules} />
        </div>
      )}
      {tried !== null && <WhatIfTable tried={tried} />}
    </>
  );
}

function Advanced({ rules, onRead }: { rules: ScoringRules; onRead: (rules: ScoringRules) => void }) {
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = (): void => {
    try {
      const parsed = scoringRulesSchema.safeParse(JSON.parse(text ?? ''));
      if (parsed.success) {
        onRead(parsed.data);
        setText(null);
        setWrong(null);
      } else setWrong(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('；'));
    } catch {
      setWrong(SCORES_DESK.badJson);
    }
  };
  return (
    <details>
      <summary>{SCORES_DESK.advanced}</summary>
      <div class="form">
        <p class="muted">{SCORES_DESK.advancedHelp}</p>
        <textarea
          class="code"
          rows={14}
          spellcheck={false}
          aria-label={SCORES_DESK.advanced}
          value={text ?? JSON.stringify(rules, null, 2)}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {wrong !== null && (
          <p class="failure" role="alert">
            {wrong}
          </p>
        )}
        <button type="button" class="button" disabled={text === null} onClick={read}>
          {SCORES_DESK.readIn}
        </button>
      </div>
    </details>
  );
}
