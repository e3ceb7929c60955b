import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';
import { fragmentOf } from '../app/route.ts';
import { useConsole } from '../ui/console-context.ts';
import { PageHead } from '../ui/page-head.tsx';
import './scores.css';
import { Bonuses } from './bonuses.tsx';
import { Entries } from './entries.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { ScoreTables } from './score-tables.tsx';

const PARTS = ['scores', 'rules', 'entries', 'bonuses'] as const;

/** Scores with every item's ground, the rules that make them, what the office enters, and bonuses. */
export function ScoresDesk() {
  const { route } = useConsole();
  const part = PARTS.find((each) => each === route.part) ?? 'scores';
  return (
    <>
      <PageHead title={SCORES_DESK.title} />
      <nav class="tabs" aria-label={SCORES_DESK.title}>
        {PARTS.map((each) => (
          <a key={each} href={fragmentOf({ page: 'scores', part: each })} aria-current={each === part ? 'page' : undefined}>
            {SCORES_DESK.parts[each]}
          </a>
        ))}
      </nav>
      {part === 'scores' && <ScoreTables />}
      {part === 'rules' && <RulesEditor />}
      {part === 'entries' && <Entries />}
      {part === 'bonuses' && <Bonuses />}
    </>
  );
}
