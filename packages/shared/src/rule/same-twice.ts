import { agreesIn, type Peer } from '../check/peer.ts';
import { type ColumnType, columnOf } from '../ledger/definition.ts';
import { findingText, type Shown } from '../message/findings.ts';
import type { Severity } from './finding.ts';
import { headingOf, isBlank, NOTHING, type RuleDraft, type RuleEvaluator, type RuleInput, shownIn } from './rule-input.ts';
import type { SameMatch } from './vocabulary.ts';

type Match = SameMatch;
interface Twin {
  readonly peer: Peer;
  readonly match: Match;
  /** Place of the match in the rule; of equal severity the earlier one is reported. */
  readonly place: number;
}

const STRENGTH: Record<Severity, number> = { error: 2, explain: 1, info: 0 };

/**
 * The same thing in two rows: the finding is on the row that came later, an info on the first. One finding at most,
 * for the strongest match; mending it brings up the next.
 */
export const sameTwice: RuleEvaluator<'sameTwice'> = (params, input) => {
  if (input.peers.length === 0) return NOTHING;
  const twins = input.peers.flatMap((peer) => strongestMatch(params.matches, peer, input));
  const standing = strongest(twins.filter(({ peer }) => peer.stands));
  if (standing !== null) return [laterRow(standing, input)];
  const following = strongest(twins);
  return following === null ? NOTHING : [firstRow(following, input)];
};

function strongestMatch(matches: readonly Match[], peer: Peer, input: RuleInput): Twin[] {
  const twins = matches.flatMap((match, place) =>
    agreesIn(input.definition, match, input, peer) ? [{ peer, match, place }] : [],
  );
  const best = strongest(twins);
  return best === null ? [] : [best];
}

function strongest(twins: readonly Twin[]): Twin | null {
  let best: Twin | null = null;
  for (const twin of twins) {
    if (best === null || isStronger(twin, best)) best = twin;
  }
  return best;
}

function isStronger(twin: Twin, than: Twin): boolean {
  const gap = STRENGTH[twin.match.severity] - STRENGTH[than.match.severity];
  return gap > 0 || (gap === 0 && twin.place < than.place);
}

function laterRow({ peer, match }: Twin, input: RuleInput): RuleDraft {
  const column = tellingColumn(match, input);
  const missing = isBlank(input.fields[column]) || isBlank(peer.fields[column]);
  const mend = { heading: headingOf(input.definition, column), missing };
  const text = findingText.sameTwice(callRow(input, peer, match), equalValues(input, peer, match), mend, {
    noun: input.definition.noun,
    severity: match.severity,
  });
  return { column, severity: match.severity, related: peer.key, ...text };
}

function firstRow({ peer, match }: Twin, input: RuleInput): RuleDraft {
  const text = findingText.sameTwiceFirst(callRow(input, peer, match), equalValues(input, peer, match));
  return { column: tellingColumn(match, input), severity: 'info', related: peer.key, ...text };
}

const SHARED_BY_MANY: ReadonlySet<ColumnType['kind']> = new Set(['ref', 'day', 'month', 'choice']);

/** Of the columns that agree the one that tells rows apart: many rows rightly share a project, a day or a choice. */
function tellingColumn({ columns }: Match, { definition }: RuleInput): string {
  const own = columns.find((column) => !SHARED_BY_MANY.has(columnOf(definition, column)?.type.kind ?? 'text'));
  return own ?? columns.at(-1) ?? '';
}

/** All that is the same in both rows. An empty cell that agrees with any value is not among it. */
function equalValues(input: RuleInput, peer: Peer, { columns }: Match): readonly Shown[] {
  return columns
    .filter((column) => !isBlank(input.fields[column]) && !isBlank(peer.fields[column]))
    .map((column) => ({ heading: headingOf(input.definition, column), shown: shownIn(input, input.fields, column) }));
}

function callRow(input: RuleInput, peer: Peer, { columns }: Match): string {
  const { nameColumn } = input.definition;
  const name = columns.includes(nameColumn) ? '' : shownIn(input, peer.fields, nameColumn);
  const place = peer.key.startsWith('#') ? `第${peer.key.slice(1)}行` : '另一行';
  return name === '' ? place : `${place}“${name}”`;
}
