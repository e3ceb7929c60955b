import { findingDuplicates, groupDuplicates } from '@double-hundred/shared/duplicate/find-duplicates';
import type { ComparedProject } from '@double-hundred/shared/duplicate/likeness';
import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { IdSource } from '@double-hundred/shared/kernel/ids';
import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { User } from '@double-hundred/shared/protocol/session';
import type { DuplicateStore, StagedProject } from '../../store/duplicate-store.ts';
import { inTurns } from './in-turns.ts';

const LEDGER = 'projects';
const ENDED = '终止';
/** Projects read at a time, between which everybody else is served. */
const PAGE = 2_000;

/**
 * Looks through all projects for those several units report, and opens a case for each new group. Gives their number. Reads
 * and compares in small steps: pushes and readers are served meanwhile.
 */
export async function scanDuplicates(
  deps: {
    store: DuplicateStore;
    clock: Clock;
    ids: IdSource;
  },
  actor: Pick<User, 'id'>,
): Promise<{ scanned: number; found: number }> {
  const projects: ComparedProject[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: readonly StagedProject[] = await deps.store.projects(after, PAGE);
    projects.push(...page.filter(({ stage }) => stage !== ENDED));
    after = page.length < PAGE ? undefined : page.at(-1)?.rowId;
  }
  const pairs = await inTurns(findingDuplicates(projects));
  // Of the projects found alone: looking all of them up would keep everybody waiting for seconds.
  const unitOf = new Map(pairs.flatMap(({ left, right, units }) => [[left, units[0]] as const, [right, units[1]] as const]));
  const foundAt = new Date(deps.clock.now()).toISOString();
  const groups = groupDuplicates(pairs);
  const cases = groups.map((group) => ({ ...group, id: deps.ids.next('d'), foundAt, unitOf }));
  const found = await deps.store.addCases(cases, (added) => ({
    at: foundAt,
    actor: actor.id,
    action: 'duplicate.scan',
    subject: LEDGER,
    detail: { scanned: projects.length, found: added },
  }));
  return { scanned: projects.length, found };
}

/** A row of the project ledger as projects are compared. */
export function comparedOf(rowId: string, unitId: string, fields: RowFields): ComparedProject {
  const text = (key: string) => {
    const value = fields[key];
    return typeof value === 'string' ? value : '';
  };
  const yuan = fields['totalInvestmentYuan'];
  return {
    rowId,
    unitId,
    name: text('projectName'),
    investor: text('investor'),
    company: text('company'),
    uscc: text('uscc'),
    projectCode: text('projectCode'),
    place: text('place'),
    investmentYuan: typeof yuan === 'number' ? yuan : null,
  };
}
