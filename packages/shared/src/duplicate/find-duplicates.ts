import { CASE_SCORE, type ComparedProject, type Likeness, bareName, likenessOf } from './likeness.ts';

/** Two projects of different units that may be the same, by row id, the smaller id first. */
export interface DuplicatePair extends Likeness {
  readonly left: string;
  readonly right: string;
  /** The units that hand them in, in the same order. */
  readonly units: readonly [left: string, right: string];
}

/** A set of rows that are linked by pairs, with the strongest pair's score and the reasons of all. */
export interface DuplicateGroup {
  readonly rowIds: readonly string[];
  readonly score: number;
  readonly reasons: readonly string[];
}

const MOST_PER_BLOCK = 200;

/**
 * Finds projects that more than one unit reports. Only projects sharing a key (code, credit code, name or firm) are
 * compared, so the work grows with the number of projects, not with its square; a key shared by more than 200
 * projects is a common word and is passed over.
 */
export function findDuplicates(projects: readonly ComparedProject[]): readonly DuplicatePair[] {
  const finding = findingDuplicates(projects);
  for (;;) {
    const step = finding.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, for a caller that lets others have their turn in between. */
export function* findingDuplicates(projects: readonly ComparedProject[]): Generator<undefined, readonly DuplicatePair[]> {
  const blocks = new Map<string, ComparedProject[]>();
  for (const project of projects) {
    yield;
    for (const key of blockKeys(project)) {
      const block = blocks.get(key);
      if (block) block.push(project);
      else blocks.set(key, [project]);
    }
  }
  const pairs = new Map<string, DuplicatePair>();
  for (const block of blocks.values()) {
    if (block.length > MOST_PER_BLOCK) continue;
    for (const [index, one] of block.entries()) {
      if (block.length > 1) yield;
      for (const other of block.slice(index + 1)) {
        const [left, right] = one.rowId < other.rowId ? [one, other] : [other, one];
        const key = `${left.rowId} ${right.rowId}`;
        if (left.unitId === right.unitId || pairs.has(key)) continue;
        const likeness = likenessOf(left, right);
        if (likeness.score >= CASE_SCORE)
          pairs.set(key, { left: left.rowId, right: right.rowId, units: [left.unitId, right.unitId], ...likeness });
      }
    }
  }
  return [...pairs.values()].toSorted((a, b) => b.score - a.score || (a.left < b.left ? -1 : 1));
}

/** Puts linked pairs together into groups: rows a–b and b–c are one case of three rows. */
export function groupDuplicates(pairs: readonly DuplicatePair[]): readonly DuplicateGroup[] {
  const rootOf = new Map<string, string>();
  const find = (rowId: string): string => {
    const parent = rootOf.get(rowId) ?? rowId;
    return parent === rowId ? rowId : find(parent);
  };
  for (const { left, right } of pairs) {
    const [a, b] = [find(left), find(right)];
    if (a !== b) rootOf.set(a < b ? b : a, a < b ? a : b);
  }
  const groups = new Map<string, DuplicatePair[]>();
  for (const pair of pairs) {
    const root = find(pair.left);
    const group = groups.get(root);
    if (group) group.push(pair);
    else groups.set(root, [pair]);
  }
  return [...groups.values()].map((linked) => ({
    rowIds: [...new Set(linked.flatMap(({ left, right }) => [left, right]))].toSorted(),
    score: Math.max(...linked.map(({ score }) => score)),
    reasons: [...new Set(linked.flatMap(({ reasons }) => reasons))],
  }));
}

function blockKeys(project: ComparedProject): readonly string[] {
  const keys = [`name ${bareName(project.name)}`];
  if (project.uscc !== '') keys.push(`uscc ${project.uscc.toUpperCase()}`);
  if (project.projectCode !== '') keys.push(`code ${project.projectCode.toUpperCase()}`);
  for (const firm of [project.investor, project.company]) if (firm !== '') keys.push(`firm ${bareName(firm)}`);
  return [...new Set(keys)];
}
