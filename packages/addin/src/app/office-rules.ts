import { RULE_STATE_NAMES, ruleTexts } from '@double-hundred/shared/message/rule-life';
import type { RuleChange } from '@double-hundred/shared/protocol/rules';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { RulesView } from './pane-state.ts';

/** The lives of rules, for the office: reads them, changes one, follows the recheck of the stored rows. */
export interface OfficeRules {
  load(): Promise<void>;
  change(ledger: string, ruleId: string, change: RuleChange): Promise<void>;
  stop(): void;
}

const LOOK_AGAIN_MS = 1_500;

export function createOfficeRules(env: Pick<DeskEnv, 'server' | 'store' | 'schedule' | 'say' | 'attempt'>): OfficeRules {
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
    show(answer.ok ? { answer: answer.value, loading: false } : { failure: failureText(answer.error), loading: false });
  }

  return {
    async load() {
      show({ loading: true, failure: null });
      await follow();
      await read();
    },
    async change(ledger, ruleId, change) {
      show({ failure: null });
      const answer = await server.changeRule(ledger, ruleId, change);
      if (!answer.ok) return show({ failure: failureText(answer.error) });
      env.say(ruleTexts.saved(answer.value.title, RULE_STATE_NAMES[answer.value.state]), 'good');
      await read();
      await follow();
    },
    stop: () => cancel?.(),
  };
}
