import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleAnswer, RuleChange } from '@double-hundred/shared/protocol/rules';
import { judgesOtherwise } from '@double-hundred/shared/rule/rule-after';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { RulesView } from './rules-view.ts';

/** The lives of rules, for the office: reads them, changes one, follows the recheck of the stored rows. */
export interface OfficeRules {
  load(): Promise<void>;
  /** Changes a rule that stood like that; why it was refused, null when it was done. */
  change(ledger: string, rule: RuleAnswer, change: RuleChange): Promise<string | null>;
  stop(): void;
}

const LOOK_AGAIN_MS = 1_500;

export function createOfficeRules(
  env: Pick<DeskEnv, 'server' | 'store' | 'schedule' | 'say' | 'attempt' | 'today'>,
): OfficeRules {
  const { store, server } = env;
  const show = (change: Partial<RulesView>): void => store.set({ rules: { ...store.get().rules, ...change } });
  let cancel: (() => void) | null = null;

  async function follow(): Promise<void> {
    const rechecks = await server.rechecks();
    if (!rechecks.ok) return;
    show({ rechecks: rechecks.value });
    cancel?.();
    cancel = null;
    if (rechecks.value.some(({ finishedAt }) => finishedAt === null))
      cancel = env.schedule.after(LOOK_AGAIN_MS, () => void env.attempt(follow));
    else await read();
  }

  async function read(): Promise<void> {
    const answer = await server.rules();
    show(
      answer.ok
        ? { answer: answer.value, today: env.today(), loading: false }
        : { failure: failureText(answer.error), loading: false },
    );
  }

  return {
    async load() {
      show({ loading: true, failure: null });
      await follow();
      await read();
    },
    async change(ledger, rule, change) {
      show({ failure: null });
      const answer = await server.changeRule(ledger, rule.ruleId, change);
      if (!answer.ok) return failureText(answer.error);
      const saved = judgesOtherwise(rule, answer.value) ? ruleTexts.saved : ruleTexts.savedForLater;
      env.say(saved(answer.value.title, RULE_STATE_NAMES[answer.value.state]), 'good');
      await read();
      await follow();
      return null;
    },
    stop: () => cancel?.(),
  };
}
